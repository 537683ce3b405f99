using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Models;

/// <summary>A kind of search space: a row of the table <see cref="SearchSpaces"/>.</summary>
internal interface ISearchSpaceRow
{
    /// <summary>Learns a space from a training set.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="shapes">The cases' landmarks in grid voxels from the grid's centre, each <c>[3 * landmarks]</c>.</param>
    /// <param name="sizes">The sizes of the cases' grids.</param>
    /// <param name="prior">The shape prior to learn, where the space has one.</param>
    /// <exception cref="BadInputException">There are too few subjects or landmarks.</exception>
    ISearchSpace Learn(TrainingPlan plan, IReadOnlyList<double[]> shapes, IReadOnlyList<VolumeSize> sizes, ShapePriorChoice prior);

    /// <summary>What of a space is no tensor.</summary>
    /// <param name="space">A space of this kind.</param>
    SearchSpaceFacts FactsOf(ISearchSpace space);

    /// <summary>Rebuilds a space.</summary>
    /// <exception cref="BadInputException">Tensors and facts contradict each other, or a value cannot be.</exception>
    ISearchSpace Read(StoredSpace stored);

    /// <summary>Why a plan has this space, in words.</summary>
    /// <param name="landmarks">The landmarks to be found.</param>
    string Reason(int landmarks);
}
