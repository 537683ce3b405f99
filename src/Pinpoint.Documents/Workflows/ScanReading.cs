using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Workflows;

/// <summary>
/// How the scans of a request are read: what a file leaves open, the request decides; else the model's plan, so that scans are read as in training.
/// </summary>
internal static class ScanReading
{
    /// <summary>The options.</summary>
    /// <param name="frame">Which frame of a scan with a fourth axis.</param>
    /// <param name="noCodes">Where NIfTI scans lie whose header does not say it; null: as the plan has it.</param>
    /// <param name="plan">The model's plan; null while it is not known.</param>
    /// <param name="cancellationToken">Ends the wait for a pipe.</param>
    public static VolumeReadOptions Of(int? frame, NiftiNoCodes? noCodes, TrainingPlan? plan, CancellationToken cancellationToken) => new()
    {
        Frame = frame,
        NiftiNoCodes = noCodes ?? plan?.NiftiNoCodes ?? default,
        Cancellation = cancellationToken,
    };
}
