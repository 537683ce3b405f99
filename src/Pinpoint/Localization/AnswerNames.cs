using Pinpoint.Imaging;

namespace Pinpoint.Localization;

/// <summary>Names for the answers of many scans, one for each, however alike the scans' own names are.</summary>
internal static class AnswerNames
{
    /// <summary>
    /// A scan's stem where no other scan has it; else its folder and stem joined by an underscore; where that is not enough, numbered in the
    /// order of the full paths. Names that differ only in case count as the same, for some file systems hold them to be.
    /// </summary>
    /// <param name="scans">The scans' paths, each once.</param>
    /// <returns>The names, in the order of <paramref name="scans"/>.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> scans)
    {
        ArgumentNullException.ThrowIfNull(scans);
        string[] names = [.. scans.Select(VolumeFile.StemOf)];
        foreach (int i in Repeated(names))
        {
            names[i] = $"{Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(scans[i])))}_{names[i]}";
        }

        int[] alike = [.. Repeated(names).OrderBy(i => Path.GetFullPath(scans[i]), StringComparer.Ordinal)];
        var taken = new HashSet<string>(names, StringComparer.OrdinalIgnoreCase);
        foreach (int i in alike)
        {
            int number = 1;
            string name;
            do
            {
                name = Invariant($"{names[i]}_{number++}");
            }
            while (!taken.Add(name));
            names[i] = name;
        }

        return names;
    }

    private static int[] Repeated(string[] names) =>
        [.. Enumerable.Range(0, names.Length)
            .GroupBy(i => names[i], StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .SelectMany(group => group)];
}
