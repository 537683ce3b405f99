using Pinpoint.Imaging;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Patches;

namespace Pinpoint.Localization;

/// <summary>An unlabelled scan as a model sees it.</summary>
/// <param name="Scan">The scan's file or name.</param>
/// <param name="DisagreementMm">How far the model's starts end from each other in mm, mean over the landmarks.</param>
/// <param name="Descriptor">The scan in few numbers.</param>
internal sealed record ExaminedScan(string Scan, double DisagreementMm, CaseDescriptor Descriptor)
{
    /// <summary>Looks at a scan with a model.</summary>
    /// <param name="name">The scan's file or name.</param>
    /// <param name="scan">The scan.</param>
    /// <param name="model">The model.</param>
    /// <param name="localizer">A localizer of the model.</param>
    /// <param name="cancellationToken">Stops the search between two updates.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="ResourceException">The scan is too large at the model's spacing.</exception>
    public static ExaminedScan Of(string name, Scan scan, LandmarkModel model, Localizer localizer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(localizer);
        WorkingGrid grid = model.GridOf(scan);

        // The search's own answer: pose and shape of the whole are its, and so is the disagreement.
        LocalizationResult result = BadInputException.About(name, () => localizer.Locate(grid, null, cancellationToken));
        double[] state = new double[model.Space.Dimension];
        double[] landmarks = new double[3 * model.LandmarkNames.Count];
        foreach (StartPath path in result.Paths)
        {
            double[] end = new double[landmarks.Length];
            path.States[^1].CopyTo(state, 0);
            model.Space.Place(state, end);
            for (int i = 0; i < end.Length; i++)
            {
                landmarks[i] += end[i] / result.Paths.Count;
            }
        }

        WorkingGrid seen = result.Frame?.Mirror is { } mirror ? grid.Mirrored(mirror.Axis, default) : grid;
        return new ExaminedScan(name, DisagreementOf(result), CaseDescriptor.Of(model.Space, seen, landmarks));
    }

    // The seam for a calibrated error radius, which knows more than the spread of the starts.
    private static double DisagreementOf(LocalizationResult result) => result.SpreadMm.Average();
}
