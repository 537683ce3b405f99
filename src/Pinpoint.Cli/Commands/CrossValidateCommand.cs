using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Training;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint cross-validate</c>: judges every case by a model that was trained without it.</summary>
internal static class CrossValidateCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        Argument<string> dataset = CommonOptions.Dataset();
        Option<int?> folds = CommonOptions.Bounded(
            new Option<int?>("--folds") { Description = "The number of folds", HelpName = "K", Required = true }, 1, int.MaxValue);
        Option<string> output = CommonOptions.Output("The folder that receives a run per fold and the evaluation over all");
        output.Required = true;
        Option<double[]> radii = Radii.Create();
        Option<bool> json = CommonOptions.Json();
        Option<bool> failOnRejected = CommonOptions.FailOnRejected();
        var options = new TrainingOptions();
        var definitions = new Definitions();
        var command = new Command("cross-validate", "Train K models and judge every case by the one that was trained without it.")
        {
            dataset,
            folds,
            output,
            radii,
            json,
            failOnRejected,
        };
        options.AddTo(command);
        definitions.AddTo(command);
        command.SetAction(parsed =>
        {
            string folder = parsed.GetRequiredValue(output);
            int count = parsed.GetRequiredValue(folds)!.Value;
            Dataset data = Dataset.Open(parsed.GetRequiredValue(dataset));
            if (count > data.Cases.Count)
            {
                throw new UsageException($"{count} folds need as many cases, but the set has {data.Cases.Count}; ask for fewer folds");
            }

            RunTarget[] runs = [.. Enumerable.Range(1, count).Select(fold => new RunTarget(Path.Combine(folder, $"fold-{fold}"), null))];
            RunTarget.DemandRun(options.Resume(parsed), runs, folder);
            foreach (RunTarget run in runs)
            {
                run.Claim(options.Resume(parsed), options.Force(parsed));
            }

            TrainingRequest training = options.Read(parsed, data, folder) with { Warn = terminal.Warn };
            var request = new CrossValidateRequest(new CrossValidationRequest(training, count))
            {
                RadiiMm = parsed.GetRequiredValue(radii),
                Definitions = definitions.FileOf(parsed),
                Command = CommandText.Of(parsed),
                Warn = terminal.Warn,
            };
            CrossValidateOutcome outcome = TrainingView.Watch(terminal, show => CrossValidate.Run(
                request,
                new Relay<CrossValidationProgress>(progress => show($"fold {progress.Fold}/{progress.Folds}  ", progress.Training)),
                terminal.Cancellation));
            EvaluationReport.Print(terminal, outcome.Evaluation, parsed.GetValue(json));
            if (outcome.Coverage is { } coverage && !parsed.GetValue(json))
            {
                string flagged = coverage.Rejected.Count == 0 ? "none" : string.Join(", ", coverage.Rejected);
                terminal.Output.WriteLine(
                    $"each fold judged by the others' errors: {100 * coverage.Coverage:0.0} % within the radius, {coverage.MeanRadiusMm:0.00} mm on average; "
                    + $"flagged as unlike the training set: {flagged}");
                terminal.Output.WriteLine($"kept for 'pinpoint calibrate': {outcome.CalibrationFile}");
            }

            return outcome.Coverage?.Rejected.Count > 0 && parsed.GetValue(failOnRejected) ? ExitCodes.Rejected : ExitCodes.Done;
        });
        examples.Add(
            command,
            "pinpoint cross-validate heads/ --folds 3 -o runs/heads-cv",
            "pinpoint cross-validate heads/ --folds 3 -o runs/heads-cv --resume",
            "pinpoint cross-validate heads/ --folds 5 -o runs/heads-cv --budget 45m --radii 0.25,0.5,1 --json");
        return command;
    }
}
