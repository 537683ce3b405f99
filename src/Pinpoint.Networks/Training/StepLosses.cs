namespace Pinpoint.Networks;

/// <summary>The losses of one training step, before its update.</summary>
/// <param name="Total">(1 - alpha) regression + alpha classification.</param>
/// <param name="Regression">Mean over all elements of the regression loss.</param>
/// <param name="Classification">Mean cross-entropy; 0 without a classification head.</param>
public readonly record struct StepLosses(double Total, double Regression, double Classification);
