using Pinpoint.Training;

namespace Pinpoint.Cli.Parsing;

/// <summary>Where a training goes: a folder, or a model file with the run's folder beside it.</summary>
/// <param name="Folder">The run's folder.</param>
/// <param name="ModelFile">The file that receives a copy of the model, if one was named.</param>
internal sealed record RunTarget(string Folder, string? ModelFile)
{
    private const string ModelEnding = ".safetensors";

    public static RunTarget Of(string output) => output.EndsWith(ModelEnding, StringComparison.OrdinalIgnoreCase) && !Directory.Exists(output)
        ? new RunTarget(output[..^ModelEnding.Length] + ".run", output)
        : new RunTarget(output, null);

    /// <summary>Whether a run was begun here, though it may have been stopped before its first checkpoint, or while it prepared its scans.</summary>
    public bool IsBegun => new TrainingFolder(Folder) is var folder
        && (File.Exists(folder.Checkpoint) || File.Exists(folder.Log) || Directory.Exists(CacheIn(Folder)));

    /// <summary>The folder of prepared scans of a run that names no other.</summary>
    public static string CacheIn(string folder) => Path.Combine(folder, "cache");

    /// <summary>Refuses to write over an earlier run that nobody asked to go on with or to give up.</summary>
    /// <exception cref="UsageException">There is an earlier run.</exception>
    public void Claim(bool resume, bool force)
    {
        if (resume || force)
        {
            return;
        }

        var folder = new TrainingFolder(Folder);
        string? there = new[] { folder.Checkpoint, folder.Model, folder.Log, ModelFile }.FirstOrDefault(File.Exists);
        if (there is not null)
        {
            throw new UsageException($"{there}: is there from an earlier run; go on with --resume, start over with --force, or choose another folder");
        }
    }

    /// <summary>Refuses to go on with a run that is not there.</summary>
    /// <param name="resume">Whether the user asked to go on.</param>
    /// <param name="runs">The runs of which one at least must have been begun.</param>
    /// <param name="folder">Where they were looked for.</param>
    /// <exception cref="UsageException">None was begun.</exception>
    public static void DemandRun(bool resume, IEnumerable<RunTarget> runs, string folder)
    {
        if (resume && !runs.Any(run => run.IsBegun))
        {
            throw new UsageException(
                $"{folder}: {(Directory.Exists(folder) ? "holds no run" : "does not exist")}, so there is nothing to go on with; leave --resume out to " +
                "start one, or give the folder of the run");
        }
    }
}
