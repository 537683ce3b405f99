using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Documents;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Trust;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint calibrate</c>: teaches a model how far off its answers may be.</summary>
internal static class CalibrateCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        Argument<string> model = CommonOptions.Model();
        var from = new Argument<string>("FROM") { Description = "The folder of a cross-validation, or a labelled data set that the model was not trained on" };
        var output = new Option<string?>("--output", "-o") { Description = "The file of the calibrated model; none: the model's own file", HelpName = "FILE" };
        Option<bool> force = CommonOptions.Force();
        var split = new Option<string?>("--split") { Description = "Only cases of the data set that its manifest marks so", HelpName = "NAME" };
        Option<string[]> cases = CommonOptions.Names("--cases", "Only these cases of the data set", "NAME,..");
        Option<int?> threads = CommonOptions.Threads();
        Option<bool> json = CommonOptions.Json();
        Option<NiftiNoCodes?> noCodes = ScanChoices.NoCodes();
        var command = new Command("calibrate", "Teach a model how far off its answers may be.")
        {
            model, from, output, force, split, cases, threads, json, noCodes,
        };
        command.SetAction(parsed =>
        {
            string source = ModelFile.PathOf(parsed.GetRequiredValue(model));
            string target = parsed.GetValue(output)
                ?? (ShippedModels.Has(source)
                    ? throw new UsageException($"{source}: comes with the program and cannot be written anew; name a file with --output")
                    : source);
            if (parsed.GetValue(output) is not null && !parsed.GetValue(force))
            {
                KeptFiles.Refuse([target], "another file");
            }

            LandmarkModel loaded = ModelFile.Load(source);
            string path = parsed.GetRequiredValue(from);
            string[]? names = parsed.GetValue(cases) is { Length: > 0 } given ? given : null;
            Calibration calibration = SetFileOf(path) is { } file
                ? FromCrossValidation(file, loaded)
                : FromDataset(
                    terminal,
                    Dataset.Open(path, ScanChoices.ForDataset(parsed.GetValue(noCodes), loaded.Plan)),
                    loaded,
                    parsed.GetValue(split),
                    names,
                    parsed.GetValue(threads));
            ModelFile.Save(target, loaded.Calibrated(calibration));
            Print(terminal, target, calibration, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        examples.Add(
            command,
            "pinpoint calibrate runs/heads runs/heads-cv",
            "pinpoint calibrate runs/heads unseen/ -o heads-calibrated.safetensors",
            "pinpoint calibrate heads.safetensors manifest.csv --split calibration --json");
        return command;
    }

    private static string? SetFileOf(string path)
    {
        string inside = Path.Combine(path, CalibrationSet.UsualName);
        return File.Exists(inside) ? inside : File.Exists(path) && path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? path : null;
    }

    private static Calibration FromCrossValidation(string file, LandmarkModel model)
    {
        CalibrationSet set = CalibrationSetFile.Read(file);
        return Calibrator.Fit(set.For(model.LandmarkNames, file), $"cross-validation over {set.Cases.Count} scans");
    }

    private static Calibration FromDataset(Terminal terminal, Dataset data, LandmarkModel model, string? split, string[]? names, int? threads)
    {
        terminal.Warn(model.Warnings);
        terminal.Warn(data.Warnings);
        UnseenEvaluation chosen = ModelEvaluation.RunUnseen(
            model.Calibrated(null),
            data,
            EvaluationCases.Choose(data, split, names),
            includeTrained: false,
            new LocalizerOptions { Threads = threads },
            null,
            terminal.Cancellation);
        terminal.Warn([.. chosen.Warnings, .. chosen.Pairs.SelectMany(pair => pair.Warnings)]);
        if (chosen.Trained.Count > 0)
        {
            terminal.Warn($"{chosen.Trained.Count} cases are left out, for the model was trained on them and errs less there than elsewhere");
        }

        if (chosen.Validated.Count > 0)
        {
            terminal.Warn(
                $"{chosen.Validated.Count} of the {chosen.Pairs.Count} cases chose the model's weights in training; the radii are a little too small");
        }

        CalibrationSet set = CalibrationCases.Of(model, chosen.Pairs);
        return Calibrator.Fit(set, $"{set.Cases.Count} labelled scans");
    }

    private static void Print(Terminal terminal, string target, Calibration calibration, bool json)
    {
        if (json)
        {
            JsonDocumentPrinter.Print(terminal, new CalibrationDocument(target, CalibrationItem.Of(calibration)!, terminal.Warnings));
            return;
        }

        terminal.Output.WriteLine($"calibrated on {ModelPrinter.Describe(calibration)}");
        terminal.Output.WriteLine($"model: {target}");
    }
}
