using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Phantoms;
using Pinpoint.Training;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint demo</c>: the whole path on synthetic heads, in less than two minutes.</summary>
internal static class DemoCommand
{
    private const int TrainingScans = 40;
    private const int UnseenScans = 8;

    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        Option<string?> output = CommonOptions.Output("The folder that keeps scans, model and answers (default: none is kept)")!;
        Option<ulong?> seed = CommonOptions.Seed();
        Option<bool> force = CommonOptions.Force();
        Option<int?> threads = CommonOptions.Threads();
        var command = new Command("demo", "Make synthetic heads, train a small model, and find landmarks in heads that it has not seen.") { output, seed, force, threads };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(output) is { } folder)
            {
                new RunTarget(Path.Combine(folder, "model"), null).Claim(resume: false, parsed.GetValue(force));
                int code = Run(terminal, CommandText.Of(parsed), folder, folder, parsed.GetValue(seed) ?? 1, parsed.GetValue(threads));
                terminal.Output.WriteLine($"next: pinpoint predict {Path.Combine(folder, "model")} {Path.Combine(folder, "unseen", "volumes")} -o {Path.Combine(folder, "answers")}");
                return code;
            }

            DirectoryInfo scratch = Directory.CreateTempSubdirectory("pinpoint-demo-");
            try
            {
                return Run(terminal, CommandText.Of(parsed), scratch.FullName, null, parsed.GetValue(seed) ?? 1, parsed.GetValue(threads));
            }
            finally
            {
                scratch.Delete(recursive: true);
            }
        });
        examples.Add(command, "pinpoint demo", "pinpoint demo -o demo/ --seed 7");
        return command;
    }

    private static int Run(Terminal terminal, string command, string folder, string? kept, ulong seed, int? threads)
    {
        string heads = Path.Combine(folder, "heads");
        string unseen = Path.Combine(folder, "unseen");
        terminal.Output.WriteLine($"making {TrainingScans} synthetic heads to train on and {UnseenScans} to be tested on");
        PhantomDataset.Write(heads, seed, 1, TrainingScans, null, terminal.Cancellation);
        PhantomDataset.Write(unseen, seed, TrainingScans + 1, UnseenScans, null, terminal.Cancellation);
        var request = new TrainingRequest
        {
            Data = Dataset.Open(heads),
            OutputFolder = Path.Combine(folder, "model"),
            Plan = DemoPlan(seed),
            Validation = new ValidationChoice(0),
            Threads = threads,
        };
        TrainingOutcome outcome = TrainingView.Watch(terminal, show => TrainingRun.Run(request, new Relay<TrainingProgress>(progress => show("", progress)), terminal.Cancellation));
        terminal.Cancellation.ThrowIfCancellationRequested();
        terminal.Output.WriteLine($"trained: {outcome.Model.LandmarkNames.Count} landmarks, {outcome.Model.Provenance.Steps} steps in {DurationText.Format(outcome.Elapsed)}");
        terminal.Output.WriteLine();
        var data = Dataset.Open(unseen);
        IReadOnlyList<CasePair> pairs = ModelEvaluation.Run(outcome.Model, data, data.Cases, null, threads, null, terminal.Cancellation);
        var provenance = ModelOrigin.Of(outcome.Model, request.OutputFolder, unseen, command);
        EvaluationReport.Give(terminal, pairs, [1, 2, 3, 4], kept is null ? null : Path.Combine(kept, "evaluation"), json: false, provenance);
        return ExitCodes.Done;
    }

    // Small enough for a minute on two cores; otherwise as the default preset.
    private static TrainingPlan DemoPlan(ulong seed) => Presets.Of("default", landmarks: 8) with
    {
        GridSpacingMm = 2.5,
        PatchSize = 33,
        ConvolutionMaps = [32, 32, 64],
        HiddenUnits = [256, 256],
        Dropout = 0,
        ExplainedVariance = 0.9,
        LearningRate = 2e-3,
        AverageDecay = 0.99,
        BatchSize = 32,
        Steps = 1200,
        Refinement = null,
        Seed = seed,
    };
}
