using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Phantoms;
using Pinpoint.Testing;
using Pinpoint.Training;
using Pinpoint.Trust;

namespace Pinpoint.Tests.Support;

/// <summary>
/// A small model that truly finds the phantoms' landmarks, calibrated on phantoms that it was not trained on; made once for all tests that ask.
/// </summary>
public sealed class TrainedPhantoms : IDisposable
{
    private const int Training = 24;
    private const int Calibration = 16;
    private const int Unseen = 12;
    private const ulong Series = 3;
    private static readonly HeadPhantomOptions Form = new(36, 3.5);
    private readonly TemporaryFolder _folder = new();

    public TrainedPhantoms()
    {
        PhantomDataset.Write(_folder.File("training"), Series, 0, Training, Form);
        PhantomDataset.Write(_folder.File("calibration"), Series, 100, Calibration, Form);
        TrainingPlan plan = TinyTraining.Plan with
        {
            PatchSize = 19,
            ConvolutionMaps = [16, 32],
            HiddenUnits = [64, 64],
            // The features of maps as few as these need none.
            Projection = 0,
            PatchLandmarks = 8,
            Steps = 700,
            BatchSize = 32,
            Modes = 4,
            Dropout = 0,
            AverageDecay = 0.98,
            LearningRate = 2e-3,
            Refinement = TinyTraining.Plan.Refinement! with
            {
                PatchSize = 19,
                ConvolutionMaps = [16, 32],
                HiddenUnits = [64],
                Steps = 1500,
                BatchSize = 64,
                LargestOffset = 2,
                Dropout = 0,
                AverageDecay = 0.98,
            },
        };
        Uncalibrated = TrainingRun.Run(TinyTraining.Request(Dataset.Open(_folder.File("training")), _folder.File("run")) with
        {
            Plan = plan,
            Validation = new ValidationChoice(0),
            Threads = null,
        }).Model;
        var data = Dataset.Open(_folder.File("calibration"));
        Set = CalibrationCases.Measure(Uncalibrated, data, data.Cases, null, CancellationToken.None);
        Model = Uncalibrated.Calibrated(Calibrator.Fit(Set, "phantoms"));
        Scans = [.. Enumerable.Range(200, Unseen).Select(index => HeadPhantom.Create(Series, index, Form))];
    }

    internal LandmarkModel Uncalibrated { get; }

    internal LandmarkModel Model { get; }

    internal CalibrationSet Set { get; }

    /// <summary>Phantoms that nobody has seen.</summary>
    internal IReadOnlyList<HeadPhantom> Scans { get; }

    public void Dispose() => _folder.Dispose();
}
