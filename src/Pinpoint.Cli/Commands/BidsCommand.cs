using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Localization;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint bids</c>: finds a model's landmarks in a BIDS data set, as a BIDS App: <c>bids_dir output_dir analysis_level</c>.</summary>
internal static class BidsCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        var folder = new Argument<string>("BIDS_DIR") { Description = "The root of a BIDS data set; nothing is written to it" };
        var output = new Argument<string>("OUT") { Description = "The folder that becomes a derivative data set" };
        Argument<BidsLevel> level = Level();
        var model = new Option<string?>("--model")
        {
            Description = "A model file, the folder of a training run, or the name of a model that comes with the program (participant needs it)",
            HelpName = "MODEL",
        };
        Option<string[]> participants = Labels("participant", "sub-", "Who is meant");
        Option<string[]> sessions = Labels("session", "ses-", "Which visits are meant");
        var filter = new Option<string?>("--bids-filter-file", "--bids_filter_file")
        {
            Description = "A JSON file that says which images are meant, as fMRIPrep takes it (default: every image that shows the anatomy)",
            HelpName = "FILE",
        };
        var skip = new Option<bool>("--skip-bids-validation", "--skip_bids_validation") { Description = "Do not look at the data set's description first" };
        Option<bool> force = CommonOptions.Force();
        Option<bool> failOnRejected = CommonOptions.FailOnRejected();
        var resources = new BidsResources();
        var reading = new BidsReading();
        var definitions = new Definitions();
        var command = new Command("bids", "Find a model's landmarks in a BIDS data set (a BIDS App).")
        {
            folder, output, level, model, participants, sessions, filter, skip, force, failOnRejected,
        };
        resources.AddTo(command);
        reading.AddTo(command);
        definitions.AddTo(command);
        command.SetAction(parsed =>
        {
            var request = new BidsRequest(parsed.GetRequiredValue(folder), parsed.GetRequiredValue(output), parsed.GetValue(model) ?? "")
            {
                Participants = parsed.GetValue(participants) ?? [],
                Sessions = parsed.GetValue(sessions) ?? [],
                FilterFile = parsed.GetValue(filter),
                SkipValidation = parsed.GetValue(skip),
                Selection = reading.SelectionOf(parsed),
                Definitions = definitions.FileOf(parsed),
                Search = new LocalizerOptions { Threads = resources.ThreadsOf(parsed), CheckMirrorImages = reading.ChecksMirrorImages(parsed) },
                Overwrite = parsed.GetValue(force),
                Command = CommandText.Of(parsed),
            };
            using IDisposable? bound = resources.Bound(parsed);
            return parsed.GetRequiredValue(level) switch
            {
                BidsLevel.Participant => Participants(terminal, request, parsed.GetValue(failOnRejected)),
                BidsLevel.Group => Group(terminal, request),
            };
        });
        examples.Add(
            command,
            "pinpoint bids data/ derivatives/pinpoint participant --model runs/heads",
            "pinpoint bids data/ derivatives/pinpoint participant --model runs/heads --participant-label 01 02 --nprocs 4 --mem-mb 4000",
            "pinpoint bids data/ derivatives/pinpoint participant --model runs/heads --bids-filter-file filter.json --session-label pre",
            "pinpoint bids data/ derivatives/pinpoint group");
        return command;
    }

    private static int Participants(Terminal terminal, BidsRequest request, bool failOnRejected)
    {
        if (request.Model.Length == 0)
        {
            throw new UsageException("--model is missing: the model whose landmarks are to be found; see 'pinpoint bids --help'");
        }

        var printer = new BidsPrinter(terminal);
        BidsOutcome outcome = FindInBids.Run(request, printer.Tell, new PredictionPrinter(terminal, json: false), terminal.Cancellation);
        printer.Tell(outcome);
        return ScanFailures.ExitCodeOf(
            Math.Max(ScanFailures.ExitCodeOf(outcome.Outcomes), ExitCodes.Worst(outcome.Problems)),
            failOnRejected,
            outcome.Outcomes.Any(scan => scan.Prediction?.Answer.Verdict.Rejected ?? scan.Record?.Rejected ?? false));
    }

    private static int Group(Terminal terminal, BidsRequest request)
    {
        GatherCohortOutcome outcome = GroupBids.Run(request, terminal.Cancellation);
        CohortPrinter.Print(terminal, outcome, json: false);
        return outcome.ExitCode;
    }

    private static Option<string[]> Labels(string what, string key, string words) => new($"--{what}-label", $"--{what}_label")
    {
        Description = $"{words}: labels with or without {key}, one or more (default: all)",
        HelpName = "LABEL..",
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => CommonOptions.Parts($"--{what}-label", result),
    };

    private static Argument<BidsLevel> Level()
    {
        string[] names = [.. Enum.GetNames<BidsLevel>().Select(name => name.ToLowerInvariant())];
        var level = new Argument<BidsLevel>("LEVEL")
        {
            Description = $"{string.Join(" or ", names)}: search images, or gather what was found into tables",
            HelpName = string.Join('|', names),
            CustomParser = result =>
            {
                string word = result.Tokens[0].Value;
                int place = Array.IndexOf(names, word);
                if (place < 0)
                {
                    result.AddError($"'{word}' is no level of analysis; give {string.Join(" or ", names)}");
                }

                return place < 0 ? default : Enum.GetValues<BidsLevel>()[place];
            },
        };
        level.CompletionSources.Add(names);
        return level;
    }
}
