using Pinpoint.Models;

namespace Pinpoint.Localization;

/// <summary>Error radii from evidence.</summary>
internal static class CalibratedError
{
    // Evidence further out than this says no more: the radius stays a number that one can read.
    private const double FurthestEvidence = 6;

    /// <summary>The radius in mm that holds 95 % of the errors of answers with such evidence.</summary>
    /// <param name="calibration">The model's calibration.</param>
    /// <param name="landmark">The landmark's index.</param>
    /// <param name="evidence">Its evidence.</param>
    public static double RadiusMm(Calibration calibration, int landmark, LandmarkEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(calibration);
        ArgumentNullException.ThrowIfNull(evidence);
        return calibration.Quantile * ScaleMm(calibration.Offsets[landmark], calibration.Terms, EvidenceTerms.Of(evidence, calibration.FloorMm));
    }

    /// <summary>The scale of the error in mm, of which the radius is a fixed multiple.</summary>
    internal static double ScaleMm(double offset, IReadOnlyList<CalibrationTerm> terms, double[] values)
    {
        double sum = offset;
        foreach (CalibrationTerm term in terms)
        {
            double value = values[IndexOf(term.Name)];

            // What the search was told to leave out (a refinement, say) is taken for usual.
            sum += double.IsNaN(value) ? 0 : term.Coefficient * Math.Clamp((value - term.Centre) / term.Deviation, -FurthestEvidence, FurthestEvidence);
        }

        return Math.Exp(sum);
    }

    private static int IndexOf(string name)
    {
        for (int i = 0; i < EvidenceTerms.Names.Count; i++)
        {
            if (EvidenceTerms.Names[i].Equals(name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw new ArgumentException($"There is no evidence '{name}'.", nameof(name));
    }
}
