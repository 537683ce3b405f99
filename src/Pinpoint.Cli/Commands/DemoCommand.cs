using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;

namespace Pinpoint.Cli.Commands;

/// <summary>
/// <c>pinpoint demo</c>: what the program does, on synthetic scans: with the model that comes with it in seconds, or from training on in less than two minutes.
/// </summary>
internal static class DemoCommand
{
    private const string UsualFolder = "pinpoint-demo";

    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        Option<string?> output = CommonOptions.Output(
            $"The folder that keeps everything (default: {UsualFolder}, written anew each time; with --train: nothing is kept)")!;
        var train = new Option<bool>("--train") { Description = "Train a small model on small heads first, and measure it on others" };
        Option<ulong?> seed = CommonOptions.Seed();
        Option<bool> force = CommonOptions.Force();
        Option<int?> threads = CommonOptions.Threads();
        var command = new Command("demo", "Make a synthetic scan, find landmarks in it, cut planes and measure: the program's work in seconds.")
        {
            output,
            train,
            seed,
            force,
            threads,
        };
        command.SetAction(parsed =>
        {
            string? folder = parsed.GetValue(output);
            if (parsed.GetValue(train))
            {
                var training = new TrainingDemo(terminal, CommandText.Of(parsed), parsed.GetValue(seed) ?? 1, parsed.GetValue(threads));
                if (folder is null)
                {
                    training.RunAndForget();
                    return ExitCodes.Done;
                }

                if (!parsed.GetValue(force))
                {
                    TrainingDemo.RefuseExisting(folder);
                }

                new RunTarget(Path.Combine(folder, "model"), null).Claim(resume: false, parsed.GetValue(force));
                training.RunIn(folder);
                return ExitCodes.Done;
            }

            var demo = new FetalHeadDemo(terminal, CommandText.Of(parsed), folder ?? UsualFolder, parsed.GetValue(seed) ?? 1, parsed.GetValue(threads));
            if (folder is not null && !parsed.GetValue(force))
            {
                demo.RefuseExisting();
            }

            return demo.Run();
        });
        examples.Add(command, "pinpoint demo", "pinpoint demo -o demo/ --seed 7", "pinpoint demo --train -o demo/");
        return command;
    }
}
