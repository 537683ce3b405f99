using Pinpoint.Methods;
using Pinpoint.Research.Agents;
using Pinpoint.Research.Dense;
using Pinpoint.Research.Shapes;
using Pinpoint.Shapes;

namespace Pinpoint.Research;

/// <summary>The methods and shape priors that PIN is compared with.</summary>
internal static class ResearchMethods
{
    /// <summary>
    /// Adds the methods <c>dqn</c> and <c>dense</c> and the shape prior <c>autoencoder</c> to the program, which can then train models of them and read
    /// theirs. A second call changes nothing.
    /// </summary>
    public static void Add()
    {
        LandmarkMethods.Add(new DqnMethod());
        LandmarkMethods.Add(new DenseMethod());
        ShapePriors.Add(new AutoencoderKind());
    }
}
