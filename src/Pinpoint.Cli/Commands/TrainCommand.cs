using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Training;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint train</c>: makes a model from scans and landmark files.</summary>
internal static class TrainCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        Argument<string> dataset = CommonOptions.Dataset();
        Option<string> output = CommonOptions.Output("The run's folder, or the model's file (NAME.safetensors)");
        output.Required = true;
        var options = new TrainingOptions();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("train", "Train a model on scans and landmark files.") { dataset, output, json };
        var slurm = new SlurmOptions(null, [options.ResumeOption]);
        options.AddTo(command);
        slurm.AddTo(command);
        options.AddKeepGoingTo(command);
        var unlabelled = new UnlabelledChoices();
        unlabelled.AddTo(command);
        var noRadius = new Option<bool>("--no-radius")
        {
            Description = "With fewer than two validation scans: leave answers without an error radius, in place of measuring it by short trainings; faster",
        };
        command.Add(noRadius);
        command.SetAction(parsed =>
        {
            var target = RunTarget.Of(parsed.GetRequiredValue(output));
            RunTarget first = unlabelled.FirstRun(parsed, target);
            if (slurm.IsGiven(parsed))
            {
                // What is wrong shows now, and not when the job starts.
                var folder = new TrainingFolder(first.Folder);
                SlurmScript script = slurm.TaskOf(parsed, [folder.Checkpoint, folder.Log], options.ForceOption);
                options.Read(parsed, Dataset.Open(parsed.GetRequiredValue(dataset)), target.Folder);
                terminal.Output.Write(script);
                return ExitCodes.Done;
            }

            RunTarget.DemandRun(options.Resume(parsed), [first], first.Folder);
            target.Claim(options.Resume(parsed), options.Force(parsed));
            first.Claim(options.Resume(parsed), options.Force(parsed));
            TrainingRequest request = options.Read(parsed, Dataset.Open(parsed.GetRequiredValue(dataset)), target.Folder) with { Warn = terminal.Warn };
            if (request.Resume && !File.Exists(new TrainingFolder(first.Folder).Checkpoint))
            {
                terminal.Warn($"{first.Folder}: has no checkpoint yet, so the training starts from the first step");
                request = request with { Resume = false };
            }

            TrainingOutcome outcome = TrainingView.Watch(terminal, view =>
            {
                TrainingRequest watched = request with { Preparing = view.Preparing };
                TrainingOutcome trained = unlabelled.Train(
                    parsed, watched, title => new Relay<TrainingProgress>(progress => view.Show(title, progress)), terminal.Cancellation);
                return parsed.GetValue(noRadius)
                    ? trained
                    : FewScansCalibration.Complete(
                        watched,
                        trained,
                        new Relay<CrossValidationProgress>(progress => view.Show($"radius {progress.Fold}/{progress.Folds}: ", progress.Training)),
                        terminal.Cancellation);
            });
            if (target.ModelFile is { } file)
            {
                ModelFile.Save(file, outcome.Model);
            }

            TrainingPrinter.Print(terminal, outcome, target.ModelFile ?? outcome.ModelPath, parsed.GetValue(json));
            if (outcome.Completed)
            {
                return ExitCodes.Worst(outcome.Failures.Select(failure => failure.Problem));
            }

            terminal.Fail(
                $"interrupted at step {outcome.Model.Provenance.Steps} of the " +
                $"search{(outcome.Model.Provenance.RefinementSteps > 0 ? $" and {outcome.Model.Provenance.RefinementSteps} of the refinement" : "")}; the " +
                "model so far can be used, and --resume goes on");
            return ExitCodes.Interrupted;
        });
        examples.Add(
            command,
            "pinpoint train heads/ -o runs/heads",
            "pinpoint train heads/ -o runs/heads --resume",
            "pinpoint train heads/ -o runs/heads --slurm",
            "pinpoint train thousand.csv -o runs/thousand --cache /data/prepared --keep-going",
            "pinpoint train manifest.csv -o heads.safetensors --budget 45m --seed 7",
            "pinpoint train heads/ -o runs/csp --landmarks csp --preset paper --validation 0.2",
            "pinpoint train heads/ -o runs/csp-agent --landmarks csp --method dqn",
            "pinpoint train heads/ -o runs/small --config plan.json --validation case03,case07",
            "pinpoint train five/ -o runs/five --unlabelled scans/");
        return command;
    }
}
