namespace Pinpoint.Imaging;

/// <summary>Frames of one series that are the slices of one volume.</summary>
/// <param name="Format">How their samples stand.</param>
/// <param name="Frames">The frames; sorted along the normal once the stack is whole.</param>
internal sealed record DicomStack(SampleFormat Format, IReadOnlyList<DicomFrame> Frames)
{
    /// <summary>What tells this stack from others of its series: <c>echo time 4.92</c>; empty where the series has but one.</summary>
    public string Part { get; init; } = "";

    /// <summary>What is odd about the frames, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The files that hold the frames, each once, in the order of the slices.</summary>
    public IReadOnlyList<DicomFile> Files => [.. Frames.Select(frame => frame.File).Distinct<DicomFile>(ReferenceEqualityComparer.Instance)];

    /// <summary>The first frame's data set, which says what the series is.</summary>
    public DicomDataSet Data => Frames[0].File.DataSet;
}
