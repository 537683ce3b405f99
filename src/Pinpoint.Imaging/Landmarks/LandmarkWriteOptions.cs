namespace Pinpoint.Imaging;

/// <summary>How a landmark file is written.</summary>
public sealed record LandmarkWriteOptions
{
    /// <summary>The format; null: by the file's name, or Slicer markups for a stream.</summary>
    public ILandmarkFormat? Format { get; init; }

    /// <summary>The case's name in a long CSV; null: the file's stem.</summary>
    public string? CaseName { get; init; }
}
