using System.Numerics;
using Pinpoint.Shapes;

namespace Pinpoint.Phantoms;

/// <summary>
/// How a fetal head lies in the scan. Deviations and means follow the published shape model's first modes, which are places and turns of the whole head.
/// </summary>
/// <param name="Turn">Head coordinates to LPS.</param>
/// <param name="Place">Where the head's marked centre lies, LPS mm.</param>
internal sealed record FetalHeadPose(Rotation Turn, Vector3 Place)
{
    private const double SizeAndDepthCorrelation = 0.3;

    /// <summary>Draws a pose.</summary>
    /// <param name="random">The random stream.</param>
    /// <param name="sizeScore">The head's size: the near side lies against the womb, so that the middle of a larger head lies deeper.</param>
    public static FetalHeadPose Draw(ref SplitMixRandom random, double sizeScore)
    {
        double pitch = Degrees(6.2 + Deviations.Draw(ref random, 15));
        double yaw = Degrees(-2 + Deviations.Draw(ref random, 9));
        double roll = Degrees(Deviations.Draw(ref random, 5));
        Rotation turn = Rotation.FromVector(0, 0, yaw).After(Rotation.FromVector(pitch, 0, 0)).After(Rotation.FromVector(0, roll, 0));
        var place = new Vector3(
            -3.2f - (float)(3.9 * Deviations.Correlated(ref random, sizeScore, SizeAndDepthCorrelation)),
            1.3f + Deviations.Draw(ref random, 5),
            1.9f + Deviations.Draw(ref random, 3.9));
        return new FetalHeadPose(turn, place);
    }

    private static double Degrees(double angle) => angle * Math.PI / 180;
}
