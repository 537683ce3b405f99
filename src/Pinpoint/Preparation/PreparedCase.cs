using Pinpoint.Checks;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Patches;

namespace Pinpoint.Preparation;

/// <summary>A case's scan on its grids, with what of it is kept besides.</summary>
/// <param name="Scan">The grids, in memory or in a file of the cache.</param>
/// <param name="VoxelHash">SHA-256 of the scan's voxels as they were read.</param>
/// <param name="Window">The intensities that became 0 and 255.</param>
/// <param name="Warnings">What the reader found odd, one line each, with the scan's path.</param>
internal sealed record PreparedCase(PreparedScan Scan, string VoxelHash, (double Low, double High) Window, IReadOnlyList<string> Warnings)
{
    /// <summary>What examines the case; null where it is not examined.</summary>
    public ScanFacts? Facts { get; init; }

    /// <summary>Why what the cache had was made again; null where nothing was wrong with it.</summary>
    public string? Repair { get; init; }

    /// <summary>Reads a scan and prepares it in memory.</summary>
    /// <param name="item">The case.</param>
    /// <param name="plan">The plan, its spacings filled in.</param>
    /// <param name="mirror">The mirror, where the case is seen in the mirrored world.</param>
    /// <param name="landmarks">The landmarks in the scan's own frame, where the case is examined.</param>
    /// <exception cref="BadInputException">The scan is wrong; where it is not examined, also that nothing can be seen in it.</exception>
    /// <exception cref="ResourceException">The scan does not fit into memory.</exception>
    public static PreparedCase Read(DatasetCase item, TrainingPlan plan, WorldMirror? mirror, LandmarkSet? landmarks)
    {
        ArgumentNullException.ThrowIfNull(item);
        var scan = Dataset.OpenScan(item);
        if (landmarks is null)
        {
            BlankScan.Refuse(scan, item.VolumePath);
        }

        // The scan is gone over once: for its grids, its hash and the examination.
        var window = IntensityWindow.Of(scan, plan.Intensities);
        using var survey = new CaseSurvey(item.Name, scan, landmarks);
        PreparedScan prepared = PreparedScan.Of(scan, window, plan, plan.Refinement is not null, survey.Add);
        return new PreparedCase(
            mirror is { } across ? prepared.Mirrored(across) : prepared,
            survey.Hash(),
            window.InIntensities(scan),
            [.. scan.Warnings, .. scan.Ordinary().Notes.Select(note => $"{item.VolumePath}: {note}")])
        {
            Facts = landmarks is null ? null : ScanFacts.Of(scan, survey),
        };
    }
}
