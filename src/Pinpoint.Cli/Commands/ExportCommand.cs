using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Export;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint export</c>: writes a model as ONNX, for other runtimes, or as a model file of its own, in half precision if wanted.</summary>
internal static class ExportCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        Argument<string> model = CommonOptions.Model();
        var output = new Option<string>("--output", "-o")
        {
            Description = "The file to write: FILE.onnx (a model with a refinement also writes FILE.refinement.onnx) or FILE.safetensors",
            HelpName = "FILE",
            Required = true,
        };
        var half = new Option<bool>("--half")
        {
            Description = "Keep the weights of a FILE.safetensors in half precision: half as large, landmarks the same to thousandths of a voxel",
        };
        Option<bool> force = CommonOptions.Force();
        var command = new Command("export", "Write a model as ONNX, for other runtimes, or as one model file.") { model, output, half, force };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(output);
            bool onnx = path.EndsWith(OnnxModelFile.Ending, StringComparison.OrdinalIgnoreCase);
            if (!onnx && !path.EndsWith(ModelFile.Ending, StringComparison.OrdinalIgnoreCase))
            {
                throw new UsageException(
                    $"{path}: the name of an exported model ends in {OnnxModelFile.Ending} or {ModelFile.Ending}; give such a name to --output");
            }

            if (onnx && parsed.GetValue(half))
            {
                throw new UsageException($"{path}: ONNX files are written in float32; leave --half out, or give a name that ends in {ModelFile.Ending}");
            }

            LandmarkModel loaded = ModelFile.Load(parsed.GetRequiredValue(model));
            IReadOnlyList<string> files = onnx ? OnnxModelFile.PathsOf(path, loaded) : [path];
            if (!parsed.GetValue(force))
            {
                KeptFiles.Refuse(files, "another name");
            }

            if (onnx)
            {
                OnnxModelFile.Save(path, loaded);
            }
            else
            {
                ModelFile.Save(path, loaded, parsed.GetValue(half));
            }

            string form = onnx ? $"ONNX, opset {OnnxFile.OperatorSet}" : parsed.GetValue(half) ? "half precision" : "float32";
            foreach (string file in files)
            {
                terminal.Output.WriteLine($"wrote {file} ({form})");
            }

            if (onnx && MirrorRules.MirrorOf(loaded.Plan.Mirror) is { } mirror)
            {
                terminal.Warn(
                    $"{path}: the exported networks know one side{(loaded.Provenance.Side is { } side ? $", {side}" : "")}, " +
                    "though the model answers on both; " +
                    $"a program that runs them must search the scan and its mirror image across {"xyz"[mirror.Axis]} (docs/how-to/export.md)");
            }

            return ExitCodes.Done;
        });
        examples.Add(command, "pinpoint export runs/heads -o heads.onnx", "pinpoint export runs/heads -o heads.safetensors --half");
        return command;
    }
}
