using System.Text.Json;

namespace Pinpoint.Imaging;

/// <summary>
/// Reads nnLandmark's <c>spacing.json</c>: {case: [x, y, z]}, or {case: {annotation_spacing, image_spacing}}, of which the first is preferred.
/// </summary>
internal static class SpacingFile
{
    /// <summary>The spacing of a case in mm from the file beside <paramref name="landmarkFile"/>; null where there is no such file or case.</summary>
    /// <exception cref="BadInputException">The file is no such JSON, or the spacing is not three positive numbers.</exception>
    public static (double X, double Y, double Z)? FindBeside(string landmarkFile, string caseName)
    {
        string path = Path.Combine(Path.GetDirectoryName(landmarkFile) ?? "", "spacing.json");
        if (!File.Exists(path) || InputJson.Parse(InputText.Read(path)).Member(caseName) is not { } entry)
        {
            return null;
        }

        string place = $"case '{Excerpt.Of(caseName)}'";
        JsonElement spacing = entry.Member("annotation_spacing") ?? entry.Member("image_spacing") ?? entry;
        (double x, double y, double z) = spacing.Triple(path, place, "the spacing");
        return x > 0 && y > 0 && z > 0 ? (x, y, z) : throw new BadInputException(path, place, "the spacing must be positive; correct it");
    }
}
