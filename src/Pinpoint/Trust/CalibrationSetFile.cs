using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pinpoint.Imaging;

namespace Pinpoint.Trust;

/// <summary>Calibration sets as JSON: what a cross-validation keeps of every case that it held back.</summary>
internal static partial class CalibrationSetFile
{
    // A record of a landmark takes some 250 bytes: this holds the largest sets there are, and no file that would exhaust the memory.
    private const long LargestBytes = 1L << 30;

    // Sets of earlier versions say none.
    private const int Version = 1;

    private static readonly CalibrationSetContext Json = new(new JsonSerializerOptions(CalibrationSetContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes a set, whole or not at all.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string path, CalibrationSet set) => AtomicFile.WriteText(
        path, JsonSerializer.Serialize(new Content(set.LandmarkNames, set.FloorMm, set.Cases, Version), Json.Content) + "\n", file => Read(file));

    /// <summary>Reads a set.</summary>
    /// <exception cref="BadInputException">The file cannot be read, is not in its form, or holds numbers that cannot be.</exception>
    public static CalibrationSet Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using Stream stream = InputFile.Open(path, LargestBytes, "is too large to be what a cross-validation keeps; give its calibration.json");
            Content content = JsonSerializer.Deserialize(stream, Json.Content) ?? throw new JsonException("null");
            if (content.Version is < 0 or > Version)
            {
                throw new BadInputException(
                    path, "'version'", Invariant($"is none that this software knows, which are up to {Version}; use the software that wrote the file"));
            }

            var set = new CalibrationSet(content.LandmarkNames, content.FloorMm, content.Cases);
            return Fault(set) is { } fault
                ? throw new BadInputException(path, fault, "is not as a cross-validation writes it; run 'pinpoint cross-validate' again")
                : set;
        }
        catch (JsonException exception)
        {
            throw new BadInputException(
                path, exception.LineNumber is { } line
                    ? Invariant($"line {line + 1}")
                    : null, "is not as a cross-validation writes it; run 'pinpoint cross-validate' again", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(path, null, "cannot be read; check the path and the rights to it", exception);
        }
    }

    // Missing is allowed; absurd is not, however finite: the regression would be of nothing else.
    private static bool IsLength(double? millimetres) => millimetres is null or (>= 0 and <= WorldPoint.GreatestMm);

    private static string? Fault(CalibrationSet set)
    {
        if (set.FloorMm == 0 || !IsLength(set.FloorMm))
        {
            return "floor_mm";
        }

        if (set.LandmarkNames.Any(name => name is null))
        {
            return "landmark_names";
        }

        int landmarks = set.LandmarkNames.Count;
        CalibrationCase? wrong = set.Cases.FirstOrDefault(item => item is null
            || item.Evidence.Count != landmarks
            || item.ErrorsMm.Count != landmarks
            || item.Evidence
                .Any(evidence => evidence is null
                    || !IsLength(evidence.SpreadMm)
                    || !IsLength(evidence.MovedMm)
                    || !IsLength(evidence.ViewScatterMm)
                    || !IsLength(evidence.PredictedErrorMm)
                    || !IsLength(evidence.ShapeResidualMm))
            || !item.ErrorsMm.All(IsLength)
            || item.Directions?.IsSound(landmarks) == false);
        return landmarks == 0 || set.Cases.Count == 0 ? "cases" : wrong is null && !set.Cases.Any(item => item is null) ? null : $"case '{wrong?.Name}'";
    }

    private sealed record Content(
        IReadOnlyList<string> LandmarkNames,
        double FloorMm,
        IReadOnlyList<CalibrationCase> Cases,
        [property: JsonPropertyOrder(-1)] int Version = 0);

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true)]
    [JsonSerializable(typeof(Content))]
    private sealed partial class CalibrationSetContext : JsonSerializerContext;
}
