using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Models;

/// <summary>
/// A trained model: the plan, the landmarks' names, the search space and the network. It never changes, so any number of threads may use it at once.
/// </summary>
public sealed class LandmarkModel
{
    /// <summary>Puts a model together.</summary>
    /// <exception cref="ArgumentException">The parts contradict each other.</exception>
    internal LandmarkModel(
        TrainingPlan plan,
        IReadOnlyList<string> landmarkNames,
        ISearchSpace space,
        IReadOnlyList<int> patchLandmarks,
        PatchNetwork network,
        PatchNetwork? refinement,
        ModelProvenance provenance)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(landmarkNames);
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(patchLandmarks);
        ArgumentNullException.ThrowIfNull(network);
        if (plan.GridSpacingMm is not { } spacing
            || landmarkNames.Count != space.LandmarkCount
            || network.Architecture.InputLength != plan.Patches.ValuesOf(patchLandmarks.Count)
            || network.Architecture.Outputs != NetworkPlan.Of(plan, patchLandmarks.Count, space.Dimension).Outputs
            || (refinement is not null
                && (plan.Refinement?.GridSpacingMm is null
                    || refinement.Architecture.Outputs != RefinementOutputs.Of(plan.Refinement, landmarkNames.Count).Count)))
        {
            throw new ArgumentException("The plan, the landmarks, the search space and the network do not belong together.", nameof(network));
        }

        Plan = plan;
        GridSpacing = spacing;
        LandmarkNames = landmarkNames;
        Space = space;
        PatchLandmarks = patchLandmarks;
        Network = network;
        Refinement = refinement;
        Provenance = provenance;
    }

    /// <summary>The plan that made the model, its grid spacing filled in.</summary>
    public TrainingPlan Plan { get; }

    /// <summary>Distance between the voxels of the working grid in mm.</summary>
    public double GridSpacing { get; }

    /// <summary>The length that is too small to matter: a tenth of the finest voxel, in mm.</summary>
    internal double NegligibleMm => 0.1 * (Plan.Refinement?.GridSpacingMm ?? GridSpacing);

    /// <summary>The landmarks that the model finds, in its own order.</summary>
    public IReadOnlyList<string> LandmarkNames { get; }

    /// <summary>The space that is searched.</summary>
    internal ISearchSpace Space { get; }

    /// <summary>The landmarks around which the network sees patches, as indices into <see cref="LandmarkNames"/>.</summary>
    internal IReadOnlyList<int> PatchLandmarks { get; }

    /// <summary>The network.</summary>
    internal PatchNetwork Network { get; }

    /// <summary>The network of the second stage; null where the search's answer stands.</summary>
    internal PatchNetwork? Refinement { get; }

    /// <summary>Where the model comes from.</summary>
    public ModelProvenance Provenance { get; }

    /// <summary>How evidence becomes error radii and verdicts; null where nobody calibrated the model.</summary>
    public Calibration? Calibration { get; private init; }

    /// <summary>What is wrong with the model, one line each; every answer of it says so. Empty for sound models, and where nothing is known.</summary>
    public IReadOnlyList<string> Warnings => Provenance is { MeanPositionErrorMm: { } mean, ValidationErrorMm: { } error }
        ? [Invariant($"the model has not learnt to find its landmarks: on its validation scans it is off by {error:0.##} mm, where the middle of the ") +
            Invariant($"training set, told without a look at the scan, is off by {mean:0.##} mm; do not use its answers, and train it longer or with ") +
            "another plan"]
        : [];

    /// <summary>The same model with another calibration, or with none.</summary>
    /// <exception cref="ArgumentException">The calibration is for another number of landmarks, or holds numbers that cannot be.</exception>
    public LandmarkModel Calibrated(Calibration? calibration) => calibration?.IsSound(LandmarkNames.Count) == false
        ? throw new ArgumentException("The calibration does not belong to this model.", nameof(calibration))
        : new LandmarkModel(Plan, LandmarkNames, Space, PatchLandmarks, Network, Refinement, Provenance) { Calibration = calibration };

    /// <summary>Brings a scan onto the working grid and into the form in which the refinement sees it (null without one), going over it once.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="also">Is shown each slab of the scan in the same pass, as for its hash; null shows nobody.</param>
    /// <exception cref="ResourceException">The scan is too large at the model's spacing.</exception>
    /// <exception cref="BadInputException">The scan's file was changed, cut or damaged since it was read first.</exception>
    internal PreparedScan Prepare(Imaging.Scan scan, Action<Imaging.VoxelSlab>? also = null)
    {
        ArgumentNullException.ThrowIfNull(scan);
        return PreparedScan.Of(scan, IntensityWindow.Of(scan, Plan.Intensities, Provenance.TrainingWindow), Plan, Refinement is not null, also);
    }

    /// <summary>The intensity that becomes 0 in a scan whose own dark voxels fill hides, by the training scans; null where the scan's own stands.</summary>
    internal double? DarkEndFor(Imaging.Scan scan)
    {
        if (Provenance.TrainingWindow is null || scan.Ordinary().FillValue is null)
        {
            return null;
        }

        var own = IntensityWindow.Of(scan, Plan.Intensities);
        var seen = IntensityWindow.Of(scan, Plan.Intensities, Provenance.TrainingWindow);
        return own == seen ? null : seen.InIntensities(scan).Low;
    }

    /// <summary>Brings a scan onto the model's working grid.</summary>
    /// <exception cref="ResourceException">The scan is too large at the model's spacing.</exception>
    internal WorkingGrid GridOf(Imaging.Scan scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        return PreparedScan.Of(scan, Plan, isRefined: false, Provenance.TrainingWindow).Grid;
    }
}
