using Pinpoint.Documents;
using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>What is known of the images in a derivative data set: of each the last answer that still stands, else why there is none.</summary>
/// <param name="Records">The records, in ordinal order of the answers' names.</param>
/// <param name="Warnings">What of the manifests could not be read, one line each.</param>
internal sealed record BidsRecords(IReadOnlyList<ScanRecord> Records, IReadOnlyList<string> Warnings)
{
    /// <summary>Reads the manifests of a folder.</summary>
    /// <exception cref="BadInputException">A manifest cannot be read.</exception>
    public static BidsRecords Read(string outputFolder)
    {
        var memory = CohortMemory.Read(outputFolder);
        return new BidsRecords(
            [.. memory.Cases.Where(name => NameOf(name) is not null).Select(name => memory.AnswerTo(name, null) ?? memory.Of(name)[^1])], memory.Warnings);
    }

    /// <summary>Who was scanned, without <c>sub-</c>.</summary>
    public static string SubjectOf(ScanRecord record) => NameOf(record.Case)!.ValueOf(BidsEntity.Subject)!;

    /// <summary>The name of an answer, which is that of a BIDS file without its extension; null where it is none.</summary>
    public static BidsName? NameOf(string name) =>
        BidsName.Parse(name[(name.LastIndexOf('/') + 1)..] + ".json") is { } parsed && parsed.ValueOf(BidsEntity.Subject) is not null ? parsed : null;
}
