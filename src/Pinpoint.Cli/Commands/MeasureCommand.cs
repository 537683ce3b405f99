using System.CommandLine;
using Pinpoint.Biometry;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Documents;
using Pinpoint.Imaging;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint measure</c>: takes measurements with landmarks.</summary>
internal static class MeasureCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        var source = new LandmarkSource();
        var scan = new Argument<string?>("SCAN") { Description = "The scan; a landmark file in mm does without", Arity = ArgumentArity.ZeroOrOne };
        var definitions = new Definitions();
        Option<bool> json = CommonOptions.Json();
        var command = new Command("measure", "Take measurements with landmarks.") { json };
        source.AddTo(command);
        command.Add(scan);
        definitions.AddTo(command);
        command.SetAction(parsed =>
        {
            Scan? opened = parsed.GetValue(scan) is { } path ? source.OpenScan(parsed, terminal, path) : null;
            LandmarkSet landmarks = source.Read(parsed, terminal, parsed.GetValue(scan), opened);
            AnatomyDefinition anatomy = definitions.Demand(parsed, [.. landmarks.Select(landmark => landmark.Name)]);
            var reading = AnatomyReading.Of(anatomy with { Planes = [] }, landmarks);
            string[] problems = [.. reading.Problems.Select(problem => $"{source.PathOf(parsed)}: {problem}")];
            foreach (string problem in problems)
            {
                terminal.Fail(problem);
            }

            if (parsed.GetValue(json))
            {
                JsonDocumentPrinter.Print(
                    terminal, new MeasurementsDocument(
                        source.PathOf(parsed), parsed.GetValue(scan), AnatomyItem.Of(reading) with { Problems = problems }, terminal.Warnings));
            }
            else
            {
                MeasurementPrinter.PrintTable(terminal, reading.Measurements);
            }

            return source.ExitCodeOf(parsed, problems.Length > 0 ? ExitCodes.BadInput : ExitCodes.Done);
        });
        examples.Add(
            command, "pinpoint measure runs/fetal-heads " +
                "scan.nii.gz", "pinpoint measure scan.mrk.json --json", "pinpoint measure evaluation/predictions.csv --case case03 --definitions skull.json");
        return command;
    }
}
