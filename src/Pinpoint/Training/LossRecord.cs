namespace Pinpoint.Training;

/// <summary>The mean losses of some steps.</summary>
/// <param name="Step">The last of the steps.</param>
/// <param name="Total">The loss that was minimised.</param>
/// <param name="Regression">The part of the displacements.</param>
/// <param name="Classification">The part of the directions.</param>
/// <param name="LearningRate">The learning rate at that step.</param>
internal sealed record LossRecord(long Step, double Total, double Regression, double Classification, double LearningRate);
