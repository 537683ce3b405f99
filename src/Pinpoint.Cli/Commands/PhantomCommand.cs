using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Documents;
using Pinpoint.Models;
using Pinpoint.Phantoms;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint phantom</c>: writes synthetic scans with exactly known landmarks, as a data set.</summary>
internal static class PhantomCommand
{
    private const int MostScans = 100_000;

    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        var kind = new Argument<string>("KIND") { Description = string.Join("; ", PhantomKind.All.Select(item => $"{item.Name}: {item.Description}")) };
        Option<int?> count = CommonOptions.Positive(
            new Option<int?>("--count") { Description = "How many scans to make (default: 1)", HelpName = "N" }, MostScans);
        Option<int?> first = CommonOptions.Positive(
            new Option<int?>("--first") { Description = "The number of the first scan in the series (default: 1)", HelpName = "N" }, MostScans);
        Option<ulong?> seed = CommonOptions.Seed();
        Option<double?> spacing = PhantomSpacing.Create(
            "--spacing", "Distance between voxels; the extent stays the same (default: 0.5 for fetal-head, 1 for vertebra)");
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder that receives volumes/ and landmarks/",
            HelpName = "DIR",
            Required = true,
        };
        Option<bool> force = CommonOptions.Force();
        Option<bool> json = CommonOptions.Json();
        Option<int?> threads = CommonOptions.Threads();
        var command = new Command("phantom", "Make synthetic scans with exactly known landmarks, as a data set.")
        {
            kind, count, first, seed, spacing, output, force, json, threads,
        };
        command.SetAction(parsed =>
        {
            var chosen = PhantomKind.Of(parsed.GetRequiredValue(kind));
            string folder = parsed.GetRequiredValue(output);
            int from = parsed.GetValue(first) ?? 1;
            ulong series = parsed.GetValue(seed) ?? 1;

            // The seed is part of the names: cases of one series are never taken for those of another that a model was trained on.
            string[] names = PhantomDataset.Names($"{chosen.Name}-{series}", from, parsed.GetValue(count) ?? 1);
            var done = DoneWork.In(folder, ToolVersion.Text, chosen.Name, Invariant($"{series} {parsed.GetValue(spacing)}"));
            if (parsed.GetValue(force))
            {
                done.Forget();
            }

            bool[] there = [.. names.Select(name => !parsed.GetValue(force) && IsDone(done, folder, name))];
            var form = new PhantomForm(parsed.GetValue(spacing), parsed.GetValue(threads));
            bool quiet = parsed.GetValue(json);
            for (int i = 0; i < names.Length; i++)
            {
                string words = "done already";
                if (!there[i])
                {
                    Phantom phantom = chosen.Make(series, from + i, form);
                    words = $"{phantom.Volume.Size}, {phantom.Landmarks.Count} landmarks";
                    done.Begin(names[i], FilesOf(folder, names[i]));
                    PhantomDataset.Write(folder, [names[i]], _ => phantom, terminal.Cancellation);
                    done.Add(names[i], FilesOf(folder, names[i]));
                }

                if (!quiet)
                {
                    terminal.Output.WriteLine($"{names[i]}: {words}");
                }
            }

            done.Forget();
            if (quiet)
            {
                JsonDocumentPrinter.Print(terminal, new PhantomsDocument(chosen.Name, series, [.. names.Select(name => ItemOf(folder, name))]));
            }
            else
            {
                terminal.Output.WriteLine($"next: pinpoint check {folder}");
            }

            return ExitCodes.Done;
        });
        examples.Add(
            command, "pinpoint phantom fetal-head --count 20 --seed 1 -o " +
                "phantoms/", "pinpoint phantom fetal-head --spacing 1 -o coarse/", "pinpoint phantom vertebra --count 40 -o vertebrae/");
        return command;
    }

    private static string[] FilesOf(string folder, string name)
    {
        var (volume, landmarks) = PhantomDataset.Files(folder, name);
        return [volume, landmarks];
    }

    // A phantom that the same run, ended early, has made is kept; a scan without landmarks, where it was ended between the two, is made again.
    private static bool IsDone(DoneWork done, string folder, string name)
    {
        string[] files = FilesOf(folder, name);
        DoneState state = done.StateOf(name, files);
        KeptFiles.Refuse(state == DoneState.Foreign ? files : [], "another folder or another --first");
        return state == DoneState.Done;
    }

    private static PhantomItem ItemOf(string folder, string name)
    {
        var (volume, landmarks) = PhantomDataset.Files(folder, name);
        return new PhantomItem(name, volume, landmarks);
    }
}
