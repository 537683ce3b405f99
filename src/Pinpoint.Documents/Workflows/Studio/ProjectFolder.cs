using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>Where things lie in a project's folder. <c>volumes</c> and <c>landmarks</c> are a data set, as <c>train</c> takes it.</summary>
/// <param name="Root">The folder.</param>
internal sealed record ProjectFolder(string Root)
{
    private const string Ending = ".mrk.json";
    private static readonly DatasetOptions Options = new() { IncludeUnlabelled = true };

    /// <summary>The list of landmarks, and what was noted of cases.</summary>
    public string File => Path.Combine(Root, "project.json");

    /// <summary>The scans.</summary>
    public string Volumes => Path.Combine(Root, "volumes");

    /// <summary>The landmarks of cases that are labelled.</summary>
    public string Landmarks => Path.Combine(Root, "landmarks");

    /// <summary>Landmark files that others took the place of.</summary>
    public string Earlier => Path.Combine(Root, "earlier");

    /// <summary>The project's name: that of its folder.</summary>
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Root)));

    /// <summary>The landmarks of a case that is labelled.</summary>
    public string LandmarksOf(string name) => Path.Combine(Landmarks, name + Ending);

    /// <summary>The landmarks of a case that is in work: no training sees them.</summary>
    public string DraftOf(string name) => Path.Combine(Root, "drafts", name + Ending);

    /// <summary>What a model said of a case.</summary>
    public string PredictionOf(string name) => Path.Combine(Root, "predictions", name + Ending);

    /// <summary>The landmarks of second people, a folder each.</summary>
    public string Raters => Path.Combine(Root, "raters");

    /// <summary>What a second person placed in a case.</summary>
    public string RatingOf(string rater, string name) => Path.Combine(Raters, rater, name + Ending);

    /// <summary>Which scans to label next, by the model that said where their landmarks are.</summary>
    public string Suggestions => Path.Combine(Root, "predictions", "suggestions.json");

    /// <summary>The trainings, a folder each.</summary>
    public string Models => Path.Combine(Root, "models");

    /// <summary>What of the default plan is to be otherwise; there may be none.</summary>
    public string Plan => Path.Combine(Root, "plan.json");

    /// <summary>What was changed in a case, a line a saving.</summary>
    public string HistoryOf(string name) => Path.Combine(Root, "history", name + ".jsonl");

    /// <summary>Whether anything lies here under the name of a case.</summary>
    public bool HasFilesOf(string name) =>
        new[] { LandmarksOf(name), DraftOf(name), PredictionOf(name), HistoryOf(name) }.Any(System.IO.File.Exists)
            || Directory.EnumerateFiles(Landmarks).Any(file => LandmarkFile.StemOf(file).Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Makes the folders that a data set has, and shows that they can be written.</summary>
    /// <exception cref="ResourceException">They cannot be.</exception>
    public void Prepare()
    {
        string trial = Path.Combine(Root, $".trial-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(Volumes);
            Directory.CreateDirectory(Landmarks);
            System.IO.File.WriteAllText(trial, "x");
            System.IO.File.Delete(trial);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ResourceException($"{Root}: cannot be written; choose another folder, or check the disk and the rights to it", exception);
        }
    }

    /// <summary>The cases, by name, and what is odd about the files.</summary>
    /// <exception cref="BadInputException">Two files claim one case.</exception>
    public (IReadOnlyList<DatasetCase> Cases, IReadOnlyList<string> Warnings) List()
    {
        if (ScanFolder.ScansIn(Volumes).Count == 0)
        {
            return ([], []);
        }

        try
        {
            var data = Dataset.Open(Root, Options);
            return (data.Cases, [.. data.Warnings.Select(Plain)]);
        }
        catch (BadInputException exception)
        {
            throw new BadInputException(Plain(exception.Message), exception);
        }
    }

    /// <summary>Reads a landmark file of a case.</summary>
    /// <exception cref="BadInputException">The file is damaged.</exception>
    public LandmarkSet Read(DatasetCase item, string path)
    {
        try
        {
            return path == item.LandmarksPath
                ? Dataset.ReadLandmarks(item, Options)
                : LandmarkFile.Read(path);
        }
        catch (BadInputException exception)
        {
            throw new BadInputException(Plain(exception.Message), exception);
        }
    }

    /// <summary>What is decided in a landmark file of a case, and the file's version; nothing of none where there is no file.</summary>
    /// <exception cref="BadInputException">The file is damaged.</exception>
    public (LandmarkSet Landmarks, string? Version) ReadDecided(DatasetCase item, string? path)
    {
        if (VersionOf(path) is not { } version)
        {
            return (new LandmarkSet([]), null);
        }

        // Not marked is not decided; not visible is.
        return (new LandmarkSet(Read(item, path!).Where(landmark => landmark.Position is not null || landmark.IsAbsent)), version);
    }

    /// <summary>By what a landmark file is known again; null where there is none.</summary>
    public static string? VersionOf(string? path) => System.IO.File.Exists(path) ? FileHash.Of(path)[..32] : null;

    /// <summary>Moves a landmark file out of the way, under a name that is free.</summary>
    public void PutAside(string path)
    {
        Directory.CreateDirectory(Earlier);
        string name = Path.GetFileName(path);
        string kept = Path.Combine(Earlier, name);
        for (int number = 1; System.IO.File.Exists(kept); number++)
        {
            kept = Path.Combine(Earlier, Invariant($"{number}-{name}"));
        }

        System.IO.File.Move(path, kept);
    }

    /// <summary>A message without the path of the folder: whoever reads it may sit at another machine.</summary>
    public string Plain(string message) =>
        message.Replace(Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace(Root, Name, StringComparison.Ordinal);
}
