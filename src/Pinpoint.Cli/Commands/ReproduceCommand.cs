using System.CommandLine;
using System.Globalization;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Research.Experiments;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint reproduce</c>: the paper's experiments on phantoms.</summary>
internal static class ReproduceCommand
{
    private const int FewestPhantoms = 4;
    private const int MostPhantoms = 10_000;
    private static readonly string[] Parts = ["table1", "table2", "figures", DenseOptions.Part];

    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        var part = new Argument<string>("PART")
        {
            Description =
                "table1: losses, update rules and the deep Q-learning agent on one landmark; table2: one landmark at a time against all together; figures: " +
                "planes and the search's ways; dense: a look at a few places against a look everywhere",
        };
        part.CompletionSources.Add(Parts);
        part.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Parts.Contains(token.Value, StringComparer.Ordinal))
            {
                result.AddError($"PART: '{token.Value}' is none of the experiments; they are {string.Join(", ", Parts)}");
            }
        });
        Option<string> output = CommonOptions.Output("The folder that receives phantoms, models and results; a run that was stopped goes on where it was");
        output.Required = true;
        Option<int?> steps = CommonOptions.Positive(
            new Option<int?>("--steps")
            {
                Description = "Training steps of each model in the paper's form (default: 20000, dense: 6000; the paper's: 100000)",
                HelpName = "N",
            });
        Option<int?> others = CommonOptions.Positive(
            new Option<int?>("--other-steps") { Description = "Training steps of the other models (default: as their presets have them)", HelpName = "N" });
        var seeds = new Option<ulong[]>("--seeds")
        {
            Description = "Seeds of the trainings: each model is trained once with each (default: 1)",
            HelpName = "N,..",
            CustomParser = ParseSeeds,
            Arity = ArgumentArity.OneOrMore,
        };
        Option<int?> phantoms = CommonOptions.Bounded(
            new Option<int?>("--phantoms") { Description = "Scans in all, 70 % of them to train on (default: 72, as the paper; dense: 40)", HelpName = "N" },
            FewestPhantoms,
            MostPhantoms);
        Option<double?> scan = PhantomSpacing.Create("--scan-spacing", "Distance between the scans' voxels (default: 0.5, as the paper; dense: 1)");
        Option<double?> grid = PhantomSpacing.Create(
            "--grid-spacing",
            "Distance between the voxels that the networks see; the patches of the paper's keep their extent (default: 0.5, as the paper; dense: by the data)");
        var normalised = new Option<bool>("--normalised")
        {
            Description = "Scale intensities and draw first weights as the default preset does; all else to the letter",
        };
        var dense = new DenseOptions();
        Option<int?> threads = CommonOptions.Threads();
        var command = new Command("reproduce", "Repeat the paper's experiments on phantoms, its figures beside ours.")
        {
            part, output, steps, others, seeds, phantoms, scan, grid, normalised, threads,
        };
        dense.AddTo(command);
        command.SetAction(parsed =>
        {
            string chosenPart = parsed.GetRequiredValue(part);
            var folder = new ExperimentFolder(parsed.GetRequiredValue(output));
            ulong[] chosen = parsed.GetValue(seeds) is { Length: > 0 } given ? given : [1];
            if (chosenPart == DenseOptions.Part)
            {
                DenseOptions.Refuse(parsed, chosenPart, others, normalised);
                DenseSettings compared = dense.Read(
                    parsed, parsed.GetValue(steps), parsed.GetValue(phantoms), parsed.GetValue(scan), parsed.GetValue(grid));
                new DenseReproduction(terminal, compared, folder, chosen, parsed.GetValue(threads)).Run();
                return ExitCodes.Done;
            }

            DenseOptions.Refuse(parsed, chosenPart, dense.All);
            var usual = new ExperimentSettings();
            ExperimentSettings settings = usual with
            {
                Steps = parsed.GetValue(steps) ?? usual.Steps,
                OtherSteps = parsed.GetValue(others),
                Phantoms = parsed.GetValue(phantoms) ?? usual.Phantoms,
                ScanSpacingMm = parsed.GetValue(scan) ?? usual.ScanSpacingMm,
                Normalised = parsed.GetValue(normalised),
                GridSpacingMm = parsed.GetValue(grid) ?? usual.GridSpacingMm,
            };
            new Reproduction(terminal, settings, folder, chosen, parsed.GetValue(threads)).Run(chosenPart);
            return ExitCodes.Done;
        });
        examples.Add(
            command,
            "pinpoint reproduce table1 -o paper/ --seeds 1,2,3",
            "pinpoint reproduce table2 -o paper/ --steps 5000 --grid-spacing 1",
            "pinpoint reproduce figures -o paper/",
            "pinpoint reproduce dense -o dense/ --landmarks csp,head_front --steps 3000");
        return command;
    }

    private static ulong[] ParseSeeds(System.CommandLine.Parsing.ArgumentResult result)
    {
        var seeds = new List<ulong>();
        foreach (string text in CommonOptions.Parts("--seeds", result))
        {
            if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
            {
                result.AddError($"--seeds: '{text}' is no seed; give whole numbers, separated by commas");
            }
            else if (!seeds.Contains(seed))
            {
                seeds.Add(seed);
            }
        }

        return [.. seeds];
    }
}
