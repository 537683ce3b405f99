namespace Pinpoint.Imaging;

/// <summary>How to read a volume.</summary>
public sealed record VolumeReadOptions
{
    /// <summary>Which frame to take of a file with a fourth axis, counted from 0; null refuses a file with more than one.</summary>
    public int? Frame { get; init; }
}
