using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint suggest</c>: ranks unlabelled scans by how much labelling them would teach a model.</summary>
internal static class SuggestCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        Argument<string> model = CommonOptions.Model();
        var scans = new Argument<string[]>("SCAN") { Description = "Unlabelled scans, or folders of them", Arity = ArgumentArity.OneOrMore };
        Option<int?> count = CommonOptions.Positive(new Option<int?>("--count") { Description = "How many to suggest (default: all, ranked)", HelpName = "N" });
        var frame = new Option<int?>("--frame") { Description = "Which frame of scans with a fourth axis, counted from 0", HelpName = "N" };
        Option<bool> json = CommonOptions.Json();
        Option<int?> threads = CommonOptions.Threads();
        var command = new Command("suggest", "Rank unlabelled scans by how much labelling them would teach.") { model, scans, count, frame, json, threads };
        command.SetAction(parsed =>
        {
            IReadOnlyList<string> paths = ScanFiles.Expand(parsed.GetRequiredValue(scans));
            LandmarkModel loaded = ModelFile.Load(parsed.GetRequiredValue(model));
            var labelled = loaded.Provenance.Described(loaded.Space.Dimension);
            if (labelled.Count == 0)
            {
                terminal.Warn("the model does not say what its training scans look like (it is of an earlier version), so scans are compared with each other only");
            }

            using var localizer = new Localizer(loaded, new LocalizerOptions { Threads = parsed.GetValue(threads) });
            var run = new SuggestionRun(terminal, loaded, localizer, new VolumeReadOptions { Frame = parsed.GetValue(frame) });
            foreach (string path in paths)
            {
                run.Examine(path);
            }

            run.Print(LabelSuggestions.Rank(run.Scans, labelled, parsed.GetValue(count) ?? int.MaxValue), parsed.GetValue(json));
            return run.ExitCode;
        });
        examples.Add(command, "pinpoint suggest runs/heads unlabelled/ --count 10", "pinpoint suggest heads.safetensors new/*.nii.gz --json");
        return command;
    }
}
