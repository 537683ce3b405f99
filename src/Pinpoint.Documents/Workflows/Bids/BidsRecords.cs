using Pinpoint.Documents;
using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>What the manifests of a derivative data set say of its images.</summary>
internal static class BidsRecords
{
    /// <summary>What counts of each image, in ordinal order of the answers' names.</summary>
    /// <exception cref="BadInputException">A manifest cannot be read.</exception>
    public static IReadOnlyList<ScanRecord> Read(string outputFolder)
    {
        var memory = CohortMemory.Read(outputFolder);
        return [.. memory.Cases.Where(name => NameOf(name) is not null).Select(name => GatheredCase.Latest(memory.Of(name))!)];
    }

    /// <summary>Who was scanned, without <c>sub-</c>.</summary>
    public static string SubjectOf(ScanRecord record) => NameOf(record.Case)!.ValueOf(BidsEntity.Subject)!;

    /// <summary>The name of an answer, which is that of a BIDS file without its extension; null where it is none.</summary>
    public static BidsName? NameOf(string name) =>
        BidsName.Parse(name[(name.LastIndexOf('/') + 1)..] + ".json") is { } parsed && parsed.ValueOf(BidsEntity.Subject) is not null ? parsed : null;
}
