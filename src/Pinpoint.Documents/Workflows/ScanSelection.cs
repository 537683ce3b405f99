using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Workflows;

/// <summary>
/// Which volume of a scan's file or folder is meant, and how it is read. What a file leaves open, the request decides; else the model's plan, so that scans are
/// read as in training.
/// </summary>
public sealed record ScanSelection
{
    /// <summary>Which frame of scans with a fourth axis, counted from 0; null refuses scans with several.</summary>
    public int? Frame { get; init; }

    /// <summary>Which series of DICOM files, by UID, number, description or name; null takes the one with the most slices.</summary>
    public string? Series { get; init; }

    /// <summary>Where NIfTI scans lie whose header does not say it; null: as the model's plan has it.</summary>
    public NiftiNoCodes? NiftiNoCodes { get; init; }

    /// <summary>How to read.</summary>
    /// <param name="plan">The model's plan; null while it is not known.</param>
    /// <param name="cancellationToken">Ends the wait for a pipe.</param>
    public VolumeReadOptions ReadOptions(TrainingPlan? plan, CancellationToken cancellationToken) => new()
    {
        Frame = Frame,
        Volume = Series,
        NiftiNoCodes = NiftiNoCodes ?? plan?.NiftiNoCodes ?? default,
        Cancellation = cancellationToken,
    };
}
