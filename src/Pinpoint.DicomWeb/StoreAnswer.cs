using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Pinpoint.DicomWeb;

/// <summary>What an archive says of an instance that it was to store (PS3.18, 10.5.3).</summary>
internal static class StoreAnswer
{
    // PS3.18, table 10.5.3-2, and the statuses of the storage service (PS3.4, annex B).
    private static readonly (long First, long Last, string Words)[] Reasons =
    [
        (0x0110, 0x0110, "processing it failed"),
        (0x0111, 0x0111, "it has an instance of that UID already"),
        (0x0117, 0x0117, "the UID is none"),
        (0x0122, 0x0122, "it does not keep reports of this kind (Comprehensive 3D SR)"),
        (0x0124, 0x0124, "these credentials may not store"),
        (0xA700, 0xA7FF, "it is out of resources"),
        (0xA900, 0xA9FF, "it takes the report for one of another kind"),
        (0xB000, 0xBFFF, "it took the report with changes"),
        (0xC000, 0xCFFF, "it does not understand the report"),
    ];

    /// <summary>Reads an answer of status 200, 202 or 409.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="status">The status.</param>
    /// <param name="instanceUid">The instance that was sent.</param>
    /// <param name="json">The answer; null where there was none in JSON.</param>
    /// <exception cref="ArchiveException">The instance was not stored.</exception>
    public static StoreOutcome Read(Uri archive, HttpStatusCode status, string instanceUid, JsonDocument? json)
    {
        using (json)
        {
            var answer = new DicomJson(json?.RootElement ?? default);
            DicomJson? failed = Find(answer, DicomJson.Failed, instanceUid);
            DicomJson? stored = Find(answer, DicomJson.Referenced, instanceUid);
            if (status == HttpStatusCode.Conflict || failed is not null || (status == HttpStatusCode.Accepted && stored is null))
            {
                throw new ArchiveException(
                    archive,
                    FormattableString.Invariant($"answers {(int)status} and did not store the report: {Words(failed?.Integer(DicomJson.FailureReason))}"))
                {
                    Status = status,
                };
            }

            return new StoreOutcome(
                instanceUid, stored?.Integer(DicomJson.WarningReason) is { } reason ? $"{archive}: stored the report, but {Words(reason)}" : null);
        }
    }

    private static DicomJson? Find(DicomJson answer, string sequence, string instanceUid)
    {
        foreach (DicomJson item in answer.Items(sequence))
        {
            if (item.Text(DicomJson.ReferencedInstanceUid) == instanceUid)
            {
                return item;
            }
        }

        return null;
    }

    private static string Words(long? reason) => reason is not { } code ? "it does not say why"
        : Array.Find(Reasons, row => code >= row.First && code <= row.Last).Words is { } words ? words
        : $"reason {code.ToString("X4", CultureInfo.InvariantCulture)}";
}
