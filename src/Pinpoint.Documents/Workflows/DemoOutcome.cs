namespace Pinpoint.Workflows;

/// <summary>What a demo made.</summary>
/// <param name="Prediction">The model's answer.</param>
/// <param name="Files">The files, the planes' aside.</param>
public sealed record DemoOutcome(ScanPrediction Prediction, DemoFiles Files)
{
    /// <summary>The planes that were to be cut; null where the model's landmarks define none.</summary>
    public CutPlanesRequest? Cuts { get; init; }

    /// <summary>What came of <see cref="Cuts"/>.</summary>
    public CutPlanesOutcome? Planes { get; init; }
}
