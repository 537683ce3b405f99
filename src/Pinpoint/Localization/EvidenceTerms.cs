namespace Pinpoint.Localization;

/// <summary>The numbers of a landmark's evidence by which its error is foretold.</summary>
internal static class EvidenceTerms
{
    /// <summary>Their names, in the order of <see cref="Of"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["predicted_error", "view_scatter", "moved", "shape_residual", "spread", "absence", "fell_back"];

    /// <summary>The numbers: logarithms of the lengths, and what grows where the landmark is less to be seen; NaN for what the model cannot tell.</summary>
    /// <param name="evidence">The evidence.</param>
    /// <param name="floorMm">A length too small to matter, in mm, which is added before the logarithm is taken.</param>
    public static double[] Of(LandmarkEvidence evidence, double floorMm)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        double Log(double? length) => length is { } value ? Math.Log(value + floorMm) : double.NaN;
        return
        [
            Log(evidence.PredictedErrorMm),
            Log(evidence.ViewScatterMm),
            Log(evidence.MovedMm),
            Log(evidence.ShapeResidualMm),
            Log(evidence.SpreadMm),
            evidence.Presence is { } presence ? 1 - Math.Clamp(presence, -1, 1) : double.NaN,
            evidence.FellBack ? 1 : 0,
        ];
    }
}
