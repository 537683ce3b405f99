using System.Numerics.Tensors;
using Pinpoint.Models;
using Pinpoint.Networks;

namespace Pinpoint.Methods;

/// <summary>Holds what a network answered against what an answer can be.</summary>
internal static class NetworkAnswers
{
    /// <summary>The greatest output that is taken for an answer: displacements count in voxels or in parts of a space's reach, and no scan is larger.</summary>
    public const float Greatest = 1e4f;

    /// <summary>Refuses a network that has not one output for each coordinate that a search moves.</summary>
    /// <param name="plan">The plan, whose method says how many outputs there are.</param>
    /// <param name="network">The network.</param>
    /// <param name="coordinates">The coordinates.</param>
    /// <exception cref="UsageException">It has more or fewer.</exception>
    public static void CheckCount(TrainingPlan plan, NetworkArchitecture network, int coordinates)
    {
        if (network.Outputs != coordinates)
        {
            throw new UsageException(
                Invariant($"The method '{plan.Method?.Key ?? LandmarkMethods.All[0].Name}' gives its network {network.Outputs} outputs, and its search ") +
                Invariant($"moves {coordinates} coordinates; the two must be the same (MethodPlan.OutputsOf)."));
        }
    }

    /// <summary>
    /// Refuses answers that are no finite numbers, or beyond all bounds: a search that went on from them would end anywhere, and look like success.
    /// </summary>
    /// <param name="answers">A network's outputs.</param>
    /// <exception cref="BadInputException">One of them is no number, or greater than <see cref="Greatest"/>.</exception>
    public static void Check(ReadOnlySpan<float> answers)
    {
        // Not a number is greater than nothing, and so the comparison is turned round.
        if (!answers.IsEmpty && !(TensorPrimitives.MaxMagnitude(answers) is <= Greatest and >= -Greatest))
        {
            throw new BadInputException("the network answers with numbers that cannot be; the model is damaged or was trained on scans unlike this one");
        }
    }
}
