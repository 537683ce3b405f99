using System.Text.Json;
using System.Text.Json.Serialization;
using Pinpoint.Checks;
using Pinpoint.Imaging;

namespace Pinpoint.Preparation;

/// <summary>
/// What examines a case, as JSON: a few kilobytes beside its prepared scan. It depends on the landmarks, around which a coarse picture is taken, so that a
/// corrected landmark costs one reading of the scan and no preparation.
/// </summary>
internal static partial class ScanFactsFile
{
    /// <summary>The version of the form, and of what is kept.</summary>
    public const int Version = 1;

    /// <summary>The ending of the files' names.</summary>
    public const string Ending = ".facts.json";

    private const int LargestBytes = 1 << 20;
    private const int AffineNumbers = 12;

    /// <summary>Writes the facts.</summary>
    public static void Write(Stream stream, string key, ScanFacts facts)
    {
        double[] place = [.. Enumerable.Range(0, AffineNumbers).Select(i => facts.VoxelToWorld[i / 4, i % 4])];
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(
            new Content(Version, key, facts.Fingerprint, place, facts.Source, facts.Thumbnail?.Cells.ToArray(), null), ScanFactsContext.Default.Content);
        stream.Write(JsonSerializer.SerializeToUtf8Bytes(
            JsonSerializer.Deserialize(content, ScanFactsContext.Default.Content)! with { Seal = SealOf(content) }, ScanFactsContext.Default.Content));
    }

    /// <summary>Reads facts.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">What it must hold.</param>
    /// <param name="name">The name of the case.</param>
    /// <param name="fault">What is wrong with the file; null where nothing is, or where there is none.</param>
    /// <returns>Null where there is no such file, or it is not whole.</returns>
    public static ScanFacts? Read(string path, string key, string name, out string? fault)
    {
        fault = null;
        try
        {
            string? text = InputFile.ReadText(path, LargestBytes);
            Content? content = text is null ? null : JsonSerializer.Deserialize(text, ScanFactsContext.Default.Content);
            if (content is { Version: Version, Place.Length: AffineNumbers, Fingerprint.Intensities.Percentiles: not null }
                && content.Key == key
                && content.Seal == SealOf(JsonSerializer.SerializeToUtf8Bytes(content with { Seal = null }, ScanFactsContext.Default.Content)))
            {
                return new ScanFacts(
                    content.Fingerprint with { Name = name },
                    new Affine(content.Place),
                    content.Source,
                    content.Cells is null ? null : ScanThumbnail.OfCells(content.Cells));
            }

            fault = content is null or { Version: Version } ? "is damaged" : Invariant($"is of version {content.Version}, where this program has {Version}");
        }
        catch (JsonException)
        {
            fault = "is damaged, or was written in part only";
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            fault = $"cannot be read ({AtomicFile.FirstLine(exception.Message)})";
        }

        return null;
    }

    private static string SealOf(byte[] content) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));

    private sealed record Content(
        int Version, string Key, CaseFingerprint Fingerprint, double[] Place, AffineSource Source, float[]? Cells, string? Seal);

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        IncludeFields = true)]
    [JsonSerializable(typeof(Content))]
    private sealed partial class ScanFactsContext : JsonSerializerContext;
}
