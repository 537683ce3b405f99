using System.Diagnostics;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Methods;

/// <summary>
/// A training patch that does not show the landmark it is asked for: another place, another landmark, the right place in a wrong attitude or
/// hidden, or no anatomy at all. From such the refinement learns to tell whether it sees what it looks for.
/// </summary>
internal readonly ref struct NegativePatch(VolumeSize fineSize, double[] landmarks, int landmark, RefinementPlan plan)
{
    private const double ElsewhereShare = 0.25;
    private const double OtherLandmarkShare = 0.15;
    private const double AttitudeShare = 0.25;
    private const double HiddenShare = 0.25;
    private const int Tries = 8;

    // A patch nearer than this may still be one that the refinement leads home from.
    private const double FarInOffsets = 4;

    // The standard deviation of the strongest noise in place of anatomy, in 8-bit steps.
    private const double StrongestNoise = 128;
    private const float LargestIntensity = 255;

    /// <summary>Chooses what is shown. Allocates nothing.</summary>
    /// <param name="frame">The axes of a patch that shows the landmark, its step in fine voxels; receives those of this one.</param>
    /// <param name="random">Decides.</param>
    /// <param name="place">Where a patch that shows the landmark would be cut, in fine voxels from the fine grid's centre; receives where this one is.</param>
    public NegativeKind Choose(ref PatchFrame frame, ref SplitMixRandom random, Span<double> place)
    {
        double kind = random.NextUniform();
        if (kind < ElsewhereShare && GoElsewhere(frame.Step, ref random, place))
        {
            return NegativeKind.OtherPlace;
        }

        kind -= ElsewhereShare;
        if (kind is >= 0 and < OtherLandmarkShare && GoToOtherLandmark(frame.Step, ref random, place))
        {
            return NegativeKind.OtherPlace;
        }

        kind -= OtherLandmarkShare;
        if (kind is >= 0 and < AttitudeShare)
        {
            frame = frame with { Rotation = frame.Rotation.After(WrongAttitude(ref random)) };
            return NegativeKind.WrongAttitude;
        }

        return kind - AttitudeShare is >= 0 and < HiddenShare ? NegativeKind.Hidden : NegativeKind.Replaced;
    }

    /// <summary>Changes a patch, as it was cut, to what was chosen. Allocates nothing.</summary>
    /// <param name="kind">What was chosen.</param>
    /// <param name="plan">The refinement.</param>
    /// <param name="scale">What became of the intensities.</param>
    /// <param name="random">Decides, from where the choice left it.</param>
    /// <param name="patch">The values.</param>
    public static void Finish(NegativeKind kind, RefinementPlan plan, IntensityScale scale, ref SplitMixRandom random, Span<float> patch)
    {
        if (kind == NegativeKind.Hidden)
        {
            Hide(plan, patch, ref random);
        }
        else if (kind == NegativeKind.Replaced)
        {
            Replace(scale, patch, ref random);
        }
    }

    /// <summary>Whether a patch cut at a place is too far from a landmark to show it as the refinement would meet it.</summary>
    public static bool IsFar(ReadOnlySpan<double> place, ReadOnlySpan<double> landmark, double scale, RefinementPlan plan)
    {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++)
        {
            double distance = place[axis] - landmark[axis];
            sum += distance * distance;
        }

        return sum > Math.Pow(FarInOffsets * plan.LargestOffset * scale, 2);
    }

    // Mirrored along one axis, or turned by a right angle or two about one; a reflection works as a patch's axes just as well.
    private static Rotation WrongAttitude(ref SplitMixRandom random)
    {
        double angle = random.NextIndex(2) == 0 ? Math.PI / 2 : Math.PI;
        return random.NextIndex(6) switch
        {
            0 => new Rotation(-1, 0, 0, 0, 1, 0, 0, 0, 1),
            1 => new Rotation(1, 0, 0, 0, -1, 0, 0, 0, 1),
            2 => new Rotation(1, 0, 0, 0, 1, 0, 0, 0, -1),
            3 => Rotation.FromVector(angle, 0, 0),
            4 => Rotation.FromVector(0, angle, 0),
            5 => Rotation.FromVector(0, 0, angle),
            var turn => throw new UnreachableException(Invariant($"There is no wrong attitude {turn}.")),
        };
    }

    private bool GoElsewhere(double step, ref SplitMixRandom random, Span<double> place)
    {
        Span<double> tried = stackalloc double[3];
        for (int i = 0; i < Tries; i++)
        {
            tried[0] = random.NextUniform(-0.5, 0.5) * fineSize.X;
            tried[1] = random.NextUniform(-0.5, 0.5) * fineSize.Y;
            tried[2] = random.NextUniform(-0.5, 0.5) * fineSize.Z;
            if (IsFar(tried, step))
            {
                tried.CopyTo(place);
                return true;
            }
        }

        return false;
    }

    private bool GoToOtherLandmark(double step, ref SplitMixRandom random, Span<double> place)
    {
        Span<double> tried = stackalloc double[3];
        for (int i = 0; i < Tries; i++)
        {
            int other = random.NextIndex(landmarks.Length / 3);
            for (int axis = 0; axis < 3; axis++)
            {
                tried[axis] = landmarks[(3 * other) + axis] + place[axis] - landmarks[(3 * landmark) + axis];
            }

            if (IsFar(tried, step))
            {
                tried.CopyTo(place);
                return true;
            }
        }

        return false;
    }

    private bool IsFar(ReadOnlySpan<double> place, double step) => IsFar(place, landmarks.AsSpan(3 * landmark, 3), step, plan);

    // A disc of one brightness over the middle, half as wide in the planes of twice the spacing, as an erased or resected ball would look.
    private static void Hide(RefinementPlan plan, Span<float> patch, ref SplitMixRandom random)
    {
        float value = patch[random.NextIndex(patch.Length)];
        double radius = plan.PatchSize * random.NextUniform(0.15, 0.5);
        double middle = (plan.PatchSize - 1) / 2.0;
        for (int i = 0; i < patch.Length; i++)
        {
            int pixel = i / RefinementView.Channels;
            double row = (pixel / plan.PatchSize) - middle;
            double column = (pixel % plan.PatchSize) - middle;
            double reach = i % RefinementView.Channels < 3 ? radius : radius / 2;
            patch[i] = (row * row) + (column * column) < reach * reach ? value : patch[i];
        }
    }

    // Nothing but noise around the patch's own mean.
    private static void Replace(IntensityScale scale, Span<float> patch, ref SplitMixRandom random)
    {
        float mean = System.Numerics.Tensors.TensorPrimitives.Sum<float>(patch) / patch.Length;
        double deviation = StrongestNoise * random.NextUniform() * scale.Factor;
        float low = Math.Min(scale.Shift, scale.Shift + (LargestIntensity * scale.Factor));
        float high = Math.Max(scale.Shift, scale.Shift + (LargestIntensity * scale.Factor));
        for (int i = 0; i < patch.Length; i++)
        {
            patch[i] = (float)Math.Clamp(mean + (deviation * random.NextNormal()), low, high);
        }
    }
}
