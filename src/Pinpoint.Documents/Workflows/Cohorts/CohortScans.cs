using Pinpoint.Imaging;
using Pinpoint.Localization;

namespace Pinpoint.Workflows;

/// <summary>The scans of a cohort: all that a user names, with the names of their answers, and those of one part.</summary>
internal static class CohortScans
{
    /// <summary>Lists all scans, in order.</summary>
    /// <param name="request">What is to be done.</param>
    /// <exception cref="BadInputException">A folder holds no volumes, or a list is wrong.</exception>
    public static IReadOnlyList<NamedScan> Of(PredictScansRequest request) => request.Named ?? Of(request.Scans);

    /// <summary>Lists the scans that a user names.</summary>
    /// <param name="named">Scans and folders of them, or one list.</param>
    /// <exception cref="BadInputException">A folder holds no volumes, or a list is wrong.</exception>
    public static IReadOnlyList<NamedScan> Of(IReadOnlyList<string> named)
    {
        ArgumentNullException.ThrowIfNull(named);
        return named is [var list] && ScanList.IsList(list)
            ? Named(ScanList.Read(list))
            : WithoutPipes(Named([.. ScanFiles.Expand(named).Select(scan => new ListedScan(null, scan, null))]), named);
    }

    // Nobody names a pipe by naming the folder that it lies in; to read it would be to wait for someone who may never write.
    private static IReadOnlyList<NamedScan> WithoutPipes(IReadOnlyList<NamedScan> scans, IReadOnlyList<string> named) =>
    [
        .. scans.Select(scan => named.Contains(scan.Path, StringComparer.Ordinal) || !InputFile.MayBePipe(scan.Path)
            ? scan
            : scan with { Absence = "is empty, or a pipe or device, which is read only where it is named itself; take it out of the folder, or name it" }),
    ];

    /// <summary>The scans of a part, in their order.</summary>
    public static IReadOnlyList<NamedScan> OfPart(IReadOnlyList<NamedScan> scans, CohortPart part)
    {
        if (part.Count == 1)
        {
            return scans;
        }

        int[] parts = Partition.Of([.. scans.Select(scan => (scan.Name, ScanStamp.BytesOf(scan.Path)))], part.Count);
        return [.. scans.Where((_, i) => parts[i] == part.Id)];
    }

    // Names that nobody gave follow from the scans'.
    private static NamedScan[] Named(IReadOnlyList<ListedScan> listed)
    {
        ListedScan[] unnamed = [.. listed.Where(scan => scan.Name is null)];
        IReadOnlyList<string> names = AnswerNames.Of([.. unnamed.Select(scan => scan.Path)]);
        var found = unnamed.Zip(names).ToDictionary(pair => pair.First, pair => pair.Second);
        NamedScan[] scans =
            [.. listed.Select(scan => new NamedScan(scan.Name ?? found[scan], scan.Path) { NiftiNoCodes = scan.NiftiNoCodes })];
        return scans.GroupBy(scan => scan.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new BadInputException($"two scans are called '{twice.Key}': {string.Join(" and ", twice.Select(scan => scan.Path))}; name both in the list")
            : scans;
    }
}
