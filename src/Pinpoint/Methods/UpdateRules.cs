using Pinpoint.Models;
using Pinpoint.Networks;

namespace Pinpoint.Methods;

/// <summary>The update rules, those of the paper, as functions of the network's answer.</summary>
internal static class UpdateRules
{
    private delegate void StepRule(ReadOnlySpan<double> displacement, ReadOnlySpan<double> probabilities, Span<double> step);

    /// <summary>Writes the step that rule <paramref name="rule"/> takes.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="displacement">The regressed displacement d, <c>[n_o]</c>.</param>
    /// <param name="probabilities">The directions' probabilities, <c>[2 n_o]</c>: + and - of axis 0, + and - of axis 1, ..</param>
    /// <param name="step">The step, <c>[n_o]</c>.</param>
    public static void Step(UpdateRule rule, ReadOnlySpan<double> displacement, ReadOnlySpan<double> probabilities, Span<double> step) =>
        Of(rule)(displacement, probabilities, step);

    /// <summary>What a rule does, in a few words.</summary>
    public static string WordsOf(UpdateRule rule) => rule switch
    {
        UpdateRule.A => "one unit, likeliest direction",
        UpdateRule.B => "whole displacement",
        UpdateRule.C => "weighted displacement",
    };

    /// <summary>Turns logits into probabilities: one softmax over all directions, or one over the two signs of each axis.</summary>
    /// <param name="head">How the directions were classified; without classification every direction counts fully.</param>
    /// <param name="logits">The network's logits, <c>[2 n_o]</c>.</param>
    /// <param name="probabilities">The probabilities, <c>[2 n_o]</c>.</param>
    public static void Probabilities(DirectionHead head, ReadOnlySpan<float> logits, Span<double> probabilities)
    {
        int group = GroupOf(head, probabilities.Length);
        if (group == 0)
        {
            probabilities.Fill(1);
            return;
        }

        for (int first = 0; first < probabilities.Length; first += group)
        {
            double largest = double.NegativeInfinity;
            for (int i = first; i < first + group; i++)
            {
                largest = Math.Max(largest, logits[i]);
            }

            double sum = 0;
            for (int i = first; i < first + group; i++)
            {
                probabilities[i] = Math.Exp(logits[i] - largest);
                sum += probabilities[i];
            }

            for (int i = first; i < first + group; i++)
            {
                probabilities[i] /= sum;
            }
        }
    }

    // The directions that share one softmax; 0 where nothing is classified.
    private static int GroupOf(DirectionHead head, int directions) => head switch
    {
        DirectionHead.None => 0,
        DirectionHead.Softmax => directions,
        DirectionHead.SignPerAxis => 2,
    };

    private static StepRule Of(UpdateRule rule) => rule switch
    {
        UpdateRule.A => OneUnit,
        UpdateRule.B => Whole,
        UpdateRule.C => Weighted,
    };

    private static void OneUnit(ReadOnlySpan<double> displacement, ReadOnlySpan<double> probabilities, Span<double> step)
    {
        int best = 0;
        for (int direction = 1; direction < probabilities.Length; direction++)
        {
            best = probabilities[direction] > probabilities[best] ? direction : best;
        }

        step.Clear();
        step[best / 2] = best % 2 == 0 ? 1 : -1;
    }

    private static void Whole(ReadOnlySpan<double> displacement, ReadOnlySpan<double> probabilities, Span<double> step) => displacement.CopyTo(step);

    private static void Weighted(ReadOnlySpan<double> displacement, ReadOnlySpan<double> probabilities, Span<double> step)
    {
        for (int axis = 0; axis < displacement.Length; axis++)
        {
            step[axis] = displacement[axis] * Math.Max(probabilities[2 * axis], probabilities[(2 * axis) + 1]);
        }
    }
}
