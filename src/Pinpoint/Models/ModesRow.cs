using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Models;

/// <summary>Modes of raw coordinates.</summary>
internal sealed class ModesRow : ISearchSpaceRow
{
    /// <inheritdoc/>
    public ISearchSpace Learn(TrainingPlan plan, IReadOnlyList<double[]> shapes, IReadOnlyList<VolumeSize> sizes, ShapePriorChoice prior) =>
        SearchSpaceBuilder.Modes(shapes, new ModeSelection(plan.Modes, plan.ExplainedVariance), plan.Whitened, prior);

    /// <inheritdoc/>
    public SearchSpaceFacts FactsOf(ISearchSpace space)
    {
        var modes = (ModeSpace)space;
        return SearchSpaces.FactsOf(modes.Prior, modes.Sigmas);
    }

    /// <inheritdoc/>
    public ISearchSpace Read(StoredSpace stored) => new ModeSpace(stored.ReadPrior(), stored.Plan.Whitened, stored.Facts.Sigmas);

    /// <inheritdoc/>
    public string Reason(int landmarks) => landmarks < 3 ? "fewer than three landmarks settle no pose" : "as given";
}
