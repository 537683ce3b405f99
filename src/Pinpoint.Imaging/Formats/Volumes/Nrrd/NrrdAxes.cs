using System.Globalization;

namespace Pinpoint.Imaging;

/// <summary>
/// The axes of an NRRD header without space directions: spacings, and an origin from <c>axis mins</c>, all as ITK reads them. There, voxels are
/// cells unless <c>centers</c> says node, so that the first centre lies half a voxel from the least edge; and spacings that only mins and maxs
/// imply do not count.
/// </summary>
internal static class NrrdAxes
{
    /// <summary>Which axes are those of space: with a spacing, and not of a kind that says otherwise; the first three of four.</summary>
    public static bool[] Spatial(string[]? spacings, string[] kinds)
    {
        bool[] spatial = new bool[kinds.Length];
        int found = 0;
        for (int axis = 0; axis < kinds.Length; axis++)
        {
            spatial[axis] = (spacings is null || !IsNaN(spacings[axis])) && IsSpace(kinds[axis]) && found < 3;
            found += spatial[axis] ? 1 : 0;
        }

        return spatial;
    }

    /// <summary>The centre of the first voxel along the axes of space, in the header's unit; 0 where the header does not say enough.</summary>
    /// <exception cref="BadInputException">A number is none.</exception>
    public static double[] Origin(string path, NrrdFields fields, long[] lengths, IReadOnlyList<int> spatial, List<string> warnings)
    {
        string[]? mins = Words(path, fields, "axis mins", lengths.Length);
        string[]? maxs = Words(path, fields, "axis maxs", lengths.Length);
        string[]? spacings = Words(path, fields, "spacings", lengths.Length);
        string[] centers = Words(path, fields, "centers", lengths.Length) ?? [];
        if (mins is null || spatial.Any(axis => IsNaN(mins[axis])) || (spacings ?? maxs) is null)
        {
            return new double[3];
        }

        double[] origin = new double[3];
        var implied = new List<string>();
        for (int row = 0; row < 3; row++)
        {
            int axis = spatial[row];
            bool node = axis < centers.Length && string.Equals(centers[axis], "node", StringComparison.OrdinalIgnoreCase);
            double least = HeaderNumbers.Real(path, "axis mins", mins[axis]);
            double spacing = spacings is null
                ? (HeaderNumbers.Real(path, "axis maxs", maxs![axis]) - least) / Math.Max(1, lengths[axis] - (node ? 1 : 0))
                : HeaderNumbers.Real(path, "spacings", spacings[axis]);
            implied.Add(spacing.ToString("0.###", CultureInfo.InvariantCulture));
            origin[row] = node ? least : least + (spacing / 2);
        }

        warnings.Add($"{path}: axis mins: the origin is taken from them, as ITK does: the edge of the first voxel, or its centre where centers says "
            + "node; other software may take no notice");
        if (spacings is null)
        {
            warnings.Add($"{path}: axis maxs: with the mins they imply a spacing of {string.Join(" x ", implied)}, but ITK takes 1 x 1 x 1 where "
                + "spacings are missing, and so it is here; add spacings to the header");
        }

        return origin;
    }

    /// <summary>Whether a word of a header is NaN.</summary>
    public static bool IsNaN(string word) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsNaN(number);

    /// <summary>The kinds of the axes, in lower case; empty words where the header does not say.</summary>
    public static string[] Kinds(NrrdFields fields, int axes)
    {
        string[] words = fields.Find("kinds")?.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return words.Length == axes ? words : [.. Enumerable.Repeat("", axes)];
    }

    /// <summary>Whether the values along an axis are volumes one after the other, not parts of one voxel.</summary>
    public static bool IsFrames(string kind) => kind is "list" or "time" or "domain";

    private static bool IsSpace(string kind) => kind is "" or "domain" or "space" or "???" or "none";

    private static string[]? Words(string path, NrrdFields fields, string field, int axes) =>
        fields.Find(field) is string text ? HeaderNumbers.Words(path, field, text, axes) : null;
}
