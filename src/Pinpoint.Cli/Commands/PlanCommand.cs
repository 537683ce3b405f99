using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Training;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint plan</c>: shows what a data set is like and the plan that <c>train</c> would follow, with its reasons.</summary>
internal static class PlanCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        Argument<string> dataset = CommonOptions.Dataset();
        var output = new Option<string?>("--output", "-o") { Description = "The file that receives the plan (JSON), for train --config", HelpName = "FILE" };
        Option<bool> json = CommonOptions.Json();
        var options = new TrainingOptions();
        var command = new Command("plan", "Show what a data set is like and the plan that follows, with a reason for each choice.") { dataset, output, json };
        options.AddPlanningTo(command);
        command.SetAction(parsed =>
        {
            TrainingRequest request = options.Read(parsed, Dataset.Open(parsed.GetRequiredValue(dataset)), "");
            var landmarks = TrainingLandmarks.Read(request, terminal.Cancellation);
            terminal.Warn(landmarks.Warnings);
            PlannedTraining planned = DataPlan.Complete(request.Plan, landmarks, cache: request.Cache);
            if (request.Budget is { } budget)
            {
                planned = DataPlan.WithBudget(planned, budget, StepTimes.Measure(planned.Plan, landmarks, request.Threads, terminal.Cancellation));
            }

            var intensities = IntensityFacts.Of(landmarks, planned.Plan.Intensities, terminal.Cancellation);
            if (parsed.GetValue(output) is { } file)
            {
                AtomicFile.WriteText(file, PlanJson.Write(planned.Plan), written => PlanJson.Read(TextFile.Read(written), written));
            }

            PlanPrinter.Print(terminal, planned, intensities, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        examples.Add(
            command, "pinpoint plan heads/", "pinpoint plan heads/ -o plan.json --budget 10m", "pinpoint plan manifest.csv --landmarks csp,falx --json");
        examples.AddAppendix(command, "Keys of a plan, for --config, with their defaults and the values that they may have:", PlanPage.Lines);
        return command;
    }
}
