using Pinpoint.Registration;

namespace Pinpoint.Workflows;

/// <summary>A scan to be brought onto another by the landmarks of both.</summary>
/// <param name="Moving">The moving scan, or its landmarks alone.</param>
/// <param name="Fixed">The fixed scan, or its landmarks alone.</param>
/// <param name="OutputFolder">The folder that receives the files.</param>
public sealed record RegisterScansRequest(LandmarkedScan Moving, LandmarkedScan Fixed, string OutputFolder)
{
    /// <summary>How.</summary>
    public RegistrationOptions Options { get; init; } = new();

    /// <summary>What was odd before, one line each, for the document.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether to write over files that are there; else that is refused before anything is done.</summary>
    public bool Overwrite { get; init; }
}
