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
        var parts = new PartOptions("fold");
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
        parts.AddTo(command);
        var slurm = new SlurmOptions("one a fold", parts.All);
        slurm.AddTo(command);
        command.SetAction(parsed =>
        {
            string folder = parsed.GetRequiredValue(output);
            int count = parsed.GetRequiredValue(folds)!.Value;
            Dataset data = Dataset.Open(parsed.GetRequiredValue(dataset));
            if (count > data.Cases.Count)
            {
                throw new UsageException($"{count} folds need as many cases, but the set has {data.Cases.Count}; ask for fewer folds");
            }

            if (slurm.IsGiven(parsed))
            {
                // What is wrong shows now, and not when the job starts.
                SlurmScript script = slurm.ArrayOf(parsed, folder, count, count, options.ForceOption);
                options.Read(parsed, data, folder);
                terminal.Output.Write(script);
                return ExitCodes.Done;
            }

            (int Id, int Count)? chosen = parts.Read(parsed);
            CrossValidationPart part = chosen is var (id, all) ? new CrossValidationPart(id, all) : CrossValidationPart.Whole;
            bool resume = Claim(
                folder, [.. part.FoldsOf(count)], isPart: chosen is not null, options.Resume(parsed), options.Force(parsed));
            TrainingRequest training = options.Read(parsed, data, folder) with { Warn = terminal.Warn, Resume = resume };
            var request = new CrossValidateRequest(new CrossValidationRequest(training, count))
            {
                RadiiMm = parsed.GetRequiredValue(radii),
                Definitions = definitions.FileOf(parsed),

                // What the parts write is what one process would have written.
                Command = CommandText.Of(parsed, parts.All),
                Warn = terminal.Warn,
            };
            bool asJson = parsed.GetValue(json);
            if (chosen is not null)
            {
                FoldPrinter.Print(
                    terminal, Watch(terminal, request, (work, relay) => CrossValidate.RunPart(work, part, relay, terminal.Cancellation)), folder, asJson);
                return ExitCodes.Done;
            }

            CrossValidateOutcome outcome = Watch(terminal, request, (work, relay) => CrossValidate.Run(work, relay, terminal.Cancellation));
            FoldPrinter.Print(terminal, outcome, asJson);
            return outcome.Coverage?.Rejected.Count > 0 && parsed.GetValue(failOnRejected) ? ExitCodes.Rejected : ExitCodes.Done;
        });
        examples.Add(
            command,
            "pinpoint cross-validate heads/ --folds 3 -o runs/heads-cv",
            "pinpoint cross-validate heads/ --folds 3 -o runs/heads-cv --resume",
            "pinpoint cross-validate heads/ --folds 3 -o runs/heads-cv --num-parts 3 --part-id 0",
            "pinpoint cross-validate heads/ --folds 3 -o runs/heads-cv --slurm",
            "pinpoint cross-validate heads/ --folds 5 -o runs/heads-cv --budget 45m --radii 0.25,0.5,1 --json");
        return command;
    }

    private static T Watch<T>(
        Terminal terminal, CrossValidateRequest request, Func<CrossValidateRequest, IProgress<CrossValidationProgress>, T> work) => TrainingView.Watch(
        terminal,
        view => work(
            request with { Folds = request.Folds with { Training = request.Folds.Training with { Preparing = view.Preparing } } },
            new Relay<CrossValidationProgress>(progress => view.Show($"fold {progress.Fold}/{progress.Folds}  ", progress.Training))));

    // Whether folds that were begun go on. A part always goes on: whoever starts it again, such as a scheduler, says the same words. So does a whole whose
    // folds are all there: they only have to be joined. What is there is known again by its content, so none of another data set is taken for this one's.
    private static bool Claim(string folder, IReadOnlyList<int> folds, bool isPart, bool resume, bool force)
    {
        if (force)
        {
            return resume;
        }

        string[] folders = [.. folds.Select(fold => CrossValidationFold.FolderIn(folder, fold))];
        if (isPart || folders.All(fold => File.Exists(FoldResultFile.In(fold))))
        {
            return true;
        }

        RunTarget[] runs = [.. folders.Select(fold => new RunTarget(fold, null))];
        RunTarget.DemandRun(resume, runs, folder);
        foreach (RunTarget run in runs)
        {
            run.Claim(resume, force);
        }

        return resume;
    }
}
