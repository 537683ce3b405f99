using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Shapes;

namespace Pinpoint.Trust;

/// <summary>Learns how the errors of all landmarks of a scan go together.</summary>
internal static class JointErrorFit
{
    /// <summary>What there is to learn; null where too few scans say which way their errors point.</summary>
    /// <param name="set">The scans.</param>
    /// <param name="radii">For each scan, the radius of each landmark in mm by a calibration that has not seen it; null where the error is not known.</param>
    public static JointErrors? Of(CalibrationSet set, IReadOnlyList<IReadOnlyList<double?>> radii)
    {
        (CalibrationCase Case, IReadOnlyList<double?> Radii)[] told = [.. set.Cases.Zip(radii)
            .Where(item => item.First.Directions is not null && item.First.ErrorsMm.Any(error => error is not null))];
        if (told.Length < JointErrors.FewestCases || set.LandmarkNames.Count < 3)
        {
            return null;
        }

        double[] shape = Procrustes.MeanShape([.. told.Select(item => item.Case.Directions!.FoundLpsMm.ToArray())]);
        double?[][] cases = [.. told.Select(item => Framed(shape, item.Case.Directions!, item.Radii)).OfType<double?[]>()];
        return cases.Length < JointErrors.FewestCases ? null : new JointErrors { Shape = shape, Cases = cases };
    }

    private static double?[]? Framed(double[] shape, ErrorDirections directions, IReadOnlyList<double?> radii)
    {
        if (BodyFrame.Of(shape, directions.FoundLpsMm) is not { } frame)
        {
            return null;
        }

        double?[] framed = new double?[shape.Length];
        for (int i = 0; i < radii.Count; i++)
        {
            if ((directions.OffLpsMm[3 * i], directions.OffLpsMm[(3 * i) + 1], directions.OffLpsMm[(3 * i) + 2]) is ({ } x, { } y, { } z)
                && radii[i] is { } radius)
            {
                (double a, double b, double c) = frame.FromWorld(x / radius, y / radius, z / radius);
                (framed[3 * i], framed[(3 * i) + 1], framed[(3 * i) + 2]) = (Rounded(a), Rounded(b), Rounded(c));
            }
        }

        return framed;
    }

    // A hundred thousandth of a radius; a model's file holds no more digits than say something.
    private static double Rounded(double value) => Math.Round(value, 5) + 0.0;
}
