using System.Text;
using Pinpoint.Documents;
using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>
/// A training of a project: the run's folder as <c>train</c> writes it, and the data that it learns from as it was at the beginning, so that people may go on
/// labelling meanwhile and a killed training goes on to the same bytes. <c>pinpoint train models/NAME/training.csv</c> repeats it.
/// </summary>
/// <param name="Path">The folder.</param>
internal sealed record TrainingRunFolder(string Path)
{
    private const int LargestDocument = 1 << 22;

    /// <summary>The training's name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The model.</summary>
    public string Model => System.IO.Path.Combine(Path, "model.safetensors");

    /// <summary>Everything that going on needs.</summary>
    public string Checkpoint => System.IO.Path.Combine(Path, "checkpoint.safetensors");

    /// <summary>The list of the data.</summary>
    public string Manifest => System.IO.Path.Combine(Path, "training.csv");

    /// <summary>What is said of the model beside it.</summary>
    public string Card => System.IO.Path.Combine(Path, "model.md");

    private string File => System.IO.Path.Combine(Path, "run.json");

    /// <summary>The trainings of a project that can be read, the latest first.</summary>
    public static IReadOnlyList<TrainingRunFolder> In(ProjectFolder folder) => !Directory.Exists(folder.Models)
        ? []
        : [.. Directory.EnumerateDirectories(folder.Models).Select(path => new TrainingRunFolder(path)).Where(run => run.Read() is not null)
            .OrderByDescending(run => run.Read()!.Begun).ThenByDescending(run => run.Name, StringComparer.Ordinal)];

    /// <summary>Makes the folder of a new training with all that it learns from; the last that is written is what makes it one.</summary>
    /// <exception cref="ResourceException">It cannot be written.</exception>
    public static TrainingRunFolder Create(ProjectFolder project, IReadOnlyList<DatasetCase> cases, StudioRunDocument asked)
    {
        int number = 1;
        while (Directory.Exists(System.IO.Path.Combine(project.Models, Invariant($"model-{number}"))))
        {
            number++;
        }

        var made = new TrainingRunFolder(System.IO.Path.Combine(project.Models, Invariant($"model-{number}")));
        var rows = new StringBuilder("case,volume,landmarks\n");
        foreach (DatasetCase item in cases)
        {
            string labels = System.IO.Path.Combine("landmarks", item.Name + ".mrk.json");
            LandmarkFile.Write(System.IO.Path.Combine(made.Path, labels), project.Read(item, item.LandmarksPath!));
            rows.Append(Quoted(item.Name)).Append(',')
                .Append(Quoted(System.IO.Path.GetRelativePath(made.Path, item.VolumePath))).Append(',').Append(Quoted(labels)).Append('\n');
        }

        AtomicFile.WriteText(made.Manifest, rows.ToString());
        made.Write(asked with { Run = made.Name });
        return made;
    }

    /// <summary>What is known of the training; null where nothing can be read.</summary>
    public StudioRunDocument? Read()
    {
        try
        {
            return System.IO.File.Exists(File) && InputFile.ReadText(File, LargestDocument) is { } text
                ? DocumentText.Read<StudioRunDocument>(text, File)
                : null;
        }
        catch (Exception exception) when (exception is BadInputException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes down how the training stands.</summary>
    /// <exception cref="ResourceException">It cannot be written.</exception>
    public void Write(StudioRunDocument run) => DocumentFile.Write(File, run);

    private static string Quoted(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
