using System.Numerics.Tensors;

namespace Pinpoint.Methods;

/// <summary>Holds what a network answered against what an answer can be.</summary>
internal static class NetworkAnswers
{
    /// <summary>The greatest output that is taken for an answer: displacements count in voxels or in parts of a space's reach, and no scan is larger.</summary>
    public const float Greatest = 1e4f;

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
