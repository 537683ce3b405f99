using System.Text.Json;
using Pinpoint.Models;

namespace Pinpoint.Training;

/// <summary>How a training went, read from its log.</summary>
/// <param name="Head">What the log's first line says of the run, as name and value.</param>
/// <param name="Stages">The stages in their order.</param>
/// <param name="Completed">Whether the last line says that the run came to its end.</param>
/// <param name="Elapsed">The time that the run took so far.</param>
internal sealed record TrainingHistory(IReadOnlyList<KeyValuePair<string, string>> Head, IReadOnlyList<StageHistory> Stages, bool Completed, TimeSpan Elapsed)
{
    // A line takes some 200 bytes: this holds a log of a million steps ten times over.
    private const long LargestBytes = 1L << 28;

    // A hundred years.
    private const double LongestSeconds = 3.2e9;

    /// <summary>Reads the log of a run's folder. A resumed run repeats the steps that came after its checkpoint; what came later counts.</summary>
    /// <exception cref="BadInputException">There is no log, or it is damaged.</exception>
    public static TrainingHistory Read(TrainingFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string path = folder.Log;
        try
        {
            // A training may be at work on it.
            using Stream stream = InputFile.Open(
                path, LargestBytes, "is too large for the log of a training; give the folder of 'pinpoint train'", FileShare.ReadWrite);
            return Read(path, stream);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException(path, null, "does not exist; give the folder of a 'pinpoint train'", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(path, null, "cannot be read; check the path and the rights to it", exception);
        }
    }

    private static TrainingHistory Read(string path, Stream stream)
    {
        using var reader = new StreamReader(stream);
        var head = new List<KeyValuePair<string, string>>();
        var stages = new List<StageHistory>();
        bool completed = false;
        double elapsed = 0;
        BadInputException? problem = null;
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            // The last line may be one that is just being written.
            if (problem is not null)
            {
                throw problem;
            }

            try
            {
                using var document = JsonDocument.Parse(line);
                JsonElement entry = document.RootElement;
                elapsed = Optional(entry, "elapsed_s") switch
                {
                    null => elapsed,
                    double seconds and >= 0 and <= LongestSeconds => seconds,
                    _ => throw new JsonException("No training takes so long."),
                };
                completed = false;
                if (entry.TryGetProperty("event", out JsonElement happened))
                {
                    string word = StrictJson.Text(happened);
                    completed = word == "completed";
                    if (word == "started")
                    {
                        head = [.. entry
                            .EnumerateObject()
                            .Where(member => member.Name is not ("event" or "stage" or "step") && member.Value.ValueKind != JsonValueKind.Null)
                            .Select(member => KeyValuePair.Create(member.Name, member.Value.ToString()))];
                    }
                }
                else
                {
                    StageOf(stages, StrictJson.Text(StrictJson.Member(entry, "stage"))).Add(entry);
                }
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                problem = new BadInputException(
                    path, Invariant($"line {number}"), "is not as 'pinpoint train' writes it; delete the line, or train again", exception);
            }
        }

        return stages.Any(stage => stage.Losses.Count > 0)
            ? new TrainingHistory(head, stages, completed, TimeSpan.FromSeconds(elapsed))
            : throw new BadInputException(path, null, "tells of no step yet; wait for the training to take some");
    }

    private static StageHistory StageOf(List<StageHistory> stages, string name)
    {
        StageHistory? stage = stages.Find(item => item.Name == name);
        if (stage is null)
        {
            stages.Add(stage = new StageHistory(name));
        }

        return stage;
    }

    private static double? Optional(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out JsonElement value) ? StrictJson.NumberOrNull(value) : null;
}
