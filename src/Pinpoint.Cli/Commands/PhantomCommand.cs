using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Documents;
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
            if (!parsed.GetValue(force))
            {
                RefuseExisting(folder, names);
            }

            var form = new PhantomForm(parsed.GetValue(spacing), parsed.GetValue(threads));
            bool quiet = parsed.GetValue(json);
            PhantomDataset.Write(
                folder,
                names,
                i =>
                {
                    Phantom phantom = chosen.Make(series, from + i, form);
                    if (!quiet)
                    {
                        terminal.Output.WriteLine($"{names[i]}: {phantom.Volume.Size}, {phantom.Landmarks.Count} landmarks");
                    }

                    return phantom;
                },
                terminal.Cancellation);
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

    private static void RefuseExisting(string folder, string[] names)
    {
        foreach (string name in names)
        {
            var (volume, landmarks) = PhantomDataset.Files(folder, name);
            KeptFiles.Refuse([volume, landmarks], "another folder or another --first");
        }
    }

    private static PhantomItem ItemOf(string folder, string name)
    {
        var (volume, landmarks) = PhantomDataset.Files(folder, name);
        return new PhantomItem(name, volume, landmarks);
    }
}
