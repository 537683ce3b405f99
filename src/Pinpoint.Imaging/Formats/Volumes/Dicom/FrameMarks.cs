using System.Globalization;

namespace Pinpoint.Imaging;

/// <summary>What tells pictures of one place apart: a table, in the order in which its rows are asked.</summary>
internal static class FrameMarks
{
    private static readonly (string Name, Func<FrameFacts, string?> Of)[] Rows =
    [
        ("stack", facts => facts.Text(DicomTags.FrameContentSequence, DicomTags.StackId)),
        ("time point", facts => Number(facts, DicomTags.FrameContentSequence, DicomTags.TemporalPositionIndex)
            ?? facts.Text(DicomTags.FrameContentSequence, DicomTags.TemporalPositionIdentifier)),
        ("echo time", facts => Number(facts, DicomTags.MrEchoSequence, DicomTags.EffectiveEchoTime) ?? facts.Data.Text(DicomTags.EchoTime)),
        ("echo", facts => facts.Data.Text(DicomTags.EchoNumbers)),
        ("type", facts => facts.Text(DicomTags.MrImageFrameTypeSequence, DicomTags.FrameType)
            ?? facts.Text(DicomTags.CtImageFrameTypeSequence, DicomTags.FrameType)
            ?? facts.Text(DicomTags.PetFrameTypeSequence, DicomTags.FrameType)
            ?? facts.Text(DicomTags.FrameContentSequence, DicomTags.ImageType)),
        ("component", facts => facts.Text(DicomTags.MrImageFrameTypeSequence, DicomTags.ComplexImageComponent)),
        ("b-value", facts => Number(facts, DicomTags.MrDiffusionSequence, DicomTags.DiffusionBValue)),
        ("direction", Direction),
        ("trigger time", facts => Number(facts, DicomTags.CardiacSynchronizationSequence, DicomTags.NominalCardiacTriggerDelayTime)
            ?? facts.Data.Text(DicomTags.TriggerTime)),
        ("acquisition", facts => Number(facts, DicomTags.FrameContentSequence, DicomTags.FrameAcquisitionNumber)
            ?? facts.Data.Text(DicomTags.AcquisitionNumber)),
        ("acquired at", facts => facts.Data.Text(DicomTags.AcquisitionTime)),
        ("made at", facts => facts.Data.Text(DicomTags.ContentTime)),
    ];

    /// <summary>The names of the marks, for people.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Rows.Select(row => row.Name)];

    /// <summary>The marks of a frame.</summary>
    public static string?[] Of(FrameFacts facts) => [.. Rows.Select(row => row.Of(facts))];

    private static string? Number(FrameFacts facts, DicomTag group, DicomTag tag) =>
        facts.Number(group, tag)?.ToString("G7", CultureInfo.InvariantCulture);

    private static string? Direction(FrameFacts facts)
    {
        double[] direction = facts.Holder(DicomTags.MrDiffusionSequence, DicomTags.DiffusionGradientDirectionSequence)
            ?.Item(DicomTags.DiffusionGradientDirectionSequence)?.Numbers(DicomTags.DiffusionGradientOrientation) ?? [];
        return direction.Length > 0 ? string.Join(' ', direction.Select(number => number.ToString("F4", CultureInfo.InvariantCulture))) : null;
    }
}
