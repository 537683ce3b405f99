using System.Diagnostics;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;

namespace Pinpoint.Training;

/// <summary>What a training step takes on this machine.</summary>
/// <param name="Search">A step of the search.</param>
/// <param name="Refinement">A step of the refinement; null where the plan has none.</param>
internal sealed record StepTimes(TimeSpan Search, TimeSpan? Refinement)
{
    private const int Steps = 4;

    /// <summary>Takes a few steps of each stage, with the true networks and no scans.</summary>
    /// <param name="plan">The plan, its spacings filled in.</param>
    /// <param name="landmarks">The cases and landmarks.</param>
    /// <param name="threads">Threads; null takes one per core.</param>
    /// <param name="cancellationToken">Stops between two steps.</param>
    public static StepTimes Measure(TrainingPlan plan, TrainingLandmarks landmarks, int? threads, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(landmarks);
        IReadOnlyList<TrainingCase> cases = DataPlan.WithoutScans(plan, landmarks);
        var design = ModelDesign.Of(plan, landmarks.Names, cases);
        using var team = new WorkerTeam(threads ?? Environment.ProcessorCount);
        var times = new List<TimeSpan>();
        foreach (StagePlan item in LandmarkMethods.Of(plan).Stages(plan))
        {
            using ITrainingStage stage = item.Create(design, cases, team);
            times.Add(Time(stage, cancellationToken));
        }

        return new StepTimes(times[0], times.Count > 1 ? times[1] : null);
    }

    // The first step also compiles; the middle of the others counts.
    private static TimeSpan Time(ITrainingStage stage, CancellationToken cancellationToken)
    {
        stage.TakeStep(0);
        var times = new List<TimeSpan>();
        for (int step = 0; step < Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var clock = Stopwatch.StartNew();
            stage.TakeStep(0);
            times.Add(clock.Elapsed);
        }

        return times.Order().ElementAt(Steps / 2);
    }
}
