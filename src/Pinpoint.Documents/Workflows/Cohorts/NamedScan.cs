using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>A scan and what its answer is called.</summary>
/// <param name="Name">
/// The name of its answer, without an ending, unique among the scans; with forward slashes where the answer lies in folders of its own.
/// </param>
/// <param name="Path">The scan's file or folder.</param>
internal sealed record NamedScan(string Name, string Path)
{
    /// <summary>Where the scan lies if it is a NIfTI file that does not say it; null: as the request has it.</summary>
    public NiftiNoCodes? NiftiNoCodes { get; init; }

    /// <summary>Why it cannot be read, where that is known before; null where it may.</summary>
    public string? Absence { get; init; }
}
