using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Shapes;

namespace Pinpoint.Localization;

/// <summary>
/// What errors of all landmarks at once are like in a scan: those of the scans of the calibration, turned with the body and as large as the radii.
/// </summary>
internal static class ErrorDraws
{
    /// <summary>The landmarks with draws of their errors; as they are where the calibration says nothing of errors together.</summary>
    /// <param name="calibration">The calibration; null without one.</param>
    /// <param name="landmarks">All landmarks of the model, in its order.</param>
    public static LandmarkSet Attach(Calibration? calibration, LandmarkSet landmarks)
    {
        if (calibration?.Joint is not { } joint || BodyFrame.Of(joint.Shape, Coordinates.Of(landmarks)) is not { } frame)
        {
            return landmarks;
        }

        return new LandmarkSet(landmarks)
        {
            Warnings = landmarks.Warnings,
            ErrorDraws = [.. joint.Cases.Select(item => Draw(item, frame, landmarks))],
        };
    }

    private static double[] Draw(IReadOnlyList<double?> errors, BodyFrame frame, LandmarkSet landmarks)
    {
        double[] draw = new double[errors.Count];
        for (int i = 0; i < landmarks.Count; i++)
        {
            var (x, y, z) = (errors[3 * i], errors[(3 * i) + 1], errors[(3 * i) + 2]) is ({ } a, { } b, { } c) && landmarks[i].Radius95 is { } radius
                ? frame.ToWorld(radius * a, radius * b, radius * c)
                : (double.NaN, double.NaN, double.NaN);
            (draw[3 * i], draw[(3 * i) + 1], draw[(3 * i) + 2]) = (x, y, z);
        }

        return draw;
    }
}
