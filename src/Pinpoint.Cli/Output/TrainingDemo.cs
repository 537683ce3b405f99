using Pinpoint.Cli.Parsing;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Phantoms;
using Pinpoint.Training;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Output;

/// <summary>The demo that trains: a small model on small synthetic heads, measured on others, in less than two minutes.</summary>
/// <param name="terminal">Where results go.</param>
/// <param name="commandLine">The command line, for the evaluation.</param>
/// <param name="seed">The seed of heads and training.</param>
/// <param name="threads">Threads to work with.</param>
internal sealed class TrainingDemo(Terminal terminal, string commandLine, ulong seed, int? threads)
{
    private const int TrainingScans = 40;
    private const int UnseenScans = 8;
    private const string HeadsName = "heads";
    private const string UnseenName = "unseen";
    private const string EvaluationName = "evaluation";

    /// <summary>Makes sure that nothing is written over, nor other scans trained on.</summary>
    /// <exception cref="UsageException">The folder holds scans or results already.</exception>
    public static void RefuseExisting(string folder) =>
        KeptFiles.Refuse(new[] { HeadsName, UnseenName, EvaluationName }.Select(name => Path.Combine(folder, name)));

    /// <summary>Runs it in a folder that is kept.</summary>
    public void RunIn(string folder)
    {
        Run(folder, keepEvaluation: true);
        terminal.Output.WriteLine(
            $"next: pinpoint predict {Path.Combine(folder, "model")} {Path.Combine(folder, UnseenName, "volumes")} -o {Path.Combine(folder, "answers")}");
    }

    /// <summary>Runs it and keeps nothing.</summary>
    public void RunAndForget()
    {
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("pinpoint-demo-");
        try
        {
            Run(scratch.FullName, keepEvaluation: false);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private void Run(string folder, bool keepEvaluation)
    {
        string heads = Path.Combine(folder, HeadsName);
        string unseen = Path.Combine(folder, UnseenName);
        terminal.Output.WriteLine($"making {TrainingScans} synthetic heads to train on and {UnseenScans} to be tested on");
        PhantomDataset.Write(heads, seed, 1, TrainingScans, null, terminal.Cancellation);
        PhantomDataset.Write(unseen, seed, TrainingScans + 1, UnseenScans, null, terminal.Cancellation);
        var request = new TrainingRequest
        {
            Data = Dataset.Open(heads),
            OutputFolder = Path.Combine(folder, "model"),
            Plan = DemoPlan(),
            Validation = new ValidationChoice(0),
            Threads = threads,
        };
        TrainingOutcome outcome = TrainingView.Watch(
            terminal, view => TrainingRun.Run(request, new Relay<TrainingProgress>(progress => view.Show("", progress)), terminal.Cancellation));
        terminal.Cancellation.ThrowIfCancellationRequested();
        terminal.Output.WriteLine(
            $"trained: {outcome.Model.LandmarkNames.Count} landmarks, {outcome.Model.Provenance.Steps} steps in {DurationText.Format(outcome.Elapsed)}");
        terminal.Output.WriteLine();
        var measuring = new EvaluateRequest(request.OutputFolder, unseen)
        {
            OutputFolder = keepEvaluation ? Path.Combine(folder, EvaluationName) : null,
            Overwrite = true,
            RadiiMm = [1, 2, 3, 4],
            Search = new LocalizerOptions { Threads = threads },
            Command = commandLine,
            Warn = terminal.Warn,
        };
        EvaluationReport.Print(terminal, EvaluateModel.Run(outcome.Model, measuring, null, terminal.Cancellation), json: false);
    }

    // Small enough for a minute on two cores; otherwise as the default preset.
    private TrainingPlan DemoPlan() => Presets.Of("default", landmarks: 8) with
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
