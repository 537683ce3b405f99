using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Export;
using Pinpoint.Models;
using Pinpoint.Networks;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint export</c>: writes a model as ONNX, for other runtimes.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        Argument<string> model = CommonOptions.Model();
        var output = new Option<string>("--output", "-o") { Description = "The file to write; a model with a refinement also writes FILE.refinement.onnx", HelpName = "FILE.onnx", Required = true };
        Option<bool> force = CommonOptions.Force();
        var command = new Command("export", "Write a model as ONNX, for other runtimes.") { model, output, force };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(output);
            if (!path.EndsWith(OnnxModelFile.Ending, StringComparison.OrdinalIgnoreCase))
            {
                throw new UsageException($"{path}: the name of an exported model ends in {OnnxModelFile.Ending}; give such a name to --output");
            }

            LandmarkModel loaded = ModelFile.Load(parsed.GetRequiredValue(model));
            IReadOnlyList<string> files = OnnxModelFile.PathsOf(path, loaded);
            if (!parsed.GetValue(force) && files.FirstOrDefault(Path.Exists) is { } existing)
            {
                throw new UsageException($"{existing}: is there already and is kept; choose another name, or overwrite with --force");
            }

            OnnxModelFile.Save(path, loaded);
            foreach (string file in files)
            {
                terminal.Output.WriteLine($"wrote {file} (ONNX, opset {OnnxFile.OperatorSet})");
            }

            return ExitCodes.Done;
        });
        examples.Add(command, "pinpoint export runs/heads -o heads.onnx");
        return command;
    }
}
