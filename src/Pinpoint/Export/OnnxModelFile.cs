using System.Text.Encodings.Web;
using System.Text.Json;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;

namespace Pinpoint.Export;

/// <summary>
/// Models as ONNX files, for every other runtime: the network as a graph, and all that a search needs besides as JSON texts in the file's
/// metadata. The refinement's network, where there is one, goes into a second file. <c>docs/how-to/export.md</c> shows the whole search.
/// </summary>
public static class OnnxModelFile
{
    /// <summary>The ending of the files' names.</summary>
    public const string Ending = ".onnx";

    private const string FormatKey = "pinpoint_onnx";
    private const string FormatVersion = "1";

    // A reader of version 1 knows no hidden units, and would place the landmarks wrongly without them.
    private const string BentFormatVersion = "2";

    private static readonly ExportContext Shapes = new(new JsonSerializerOptions(ExportContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Where the refinement's network goes: beside the first file, <c>FILE.refinement.onnx</c>.</summary>
    public static string RefinementPathOf(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return (path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? path[..^Ending.Length] : path) + ".refinement" + Ending;
    }

    /// <summary>The files that <see cref="Save"/> writes.</summary>
    public static IReadOnlyList<string> PathsOf(string path, LandmarkModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Refinement is null ? [path] : [path, RefinementPathOf(path)];
    }

    /// <summary>Writes a model, each file whole or not at all; the same model gives the same bytes.</summary>
    /// <param name="path">The file of the search's network.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="UsageException">The model is of a method whose search the exported form does not hold.</exception>
    /// <exception cref="ResourceException">The folder cannot be written, the disk is full, or a network is too large for the format (2^31 bytes).</exception>
    public static void Save(string path, LandmarkModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (LandmarkMethods.Of(model.Plan).WhyNoExport is { } reason)
        {
            throw new UsageException(
                $"{path}: {reason}, and only the paper's iterative search is exported as ONNX; predict with it here, or export it as a file that ends in " +
                $"{ModelFile.Ending}.");
        }

        if (model.Refinement is { } refinement)
        {
            // Written first: the file of the search, which names it, then never stands without it.
            OnnxFile.Write(
                RefinementPathOf(path),
                refinement,
                "Pinpoint's refinement of landmarks; see docs/how-to/export.md",
                ToolVersion.Text,
                Metadata(model, "refinement"));
        }

        Dictionary<string, string> metadata = Metadata(model, "search");
        metadata["patch_landmarks"] = ModelMetadata.Write(model.PatchLandmarks, ModelMetadata.Shapes.Counts);
        metadata["search_space"] = ModelMetadata.Write(ExportedSpace.Of(model), Shapes.ExportedSpace);
        if (model.Refinement is not null)
        {
            metadata["refinement"] = ModelMetadata.Write(
                ExportedRefinement.Of(model, Path.GetFileName(RefinementPathOf(path))), Shapes.ExportedRefinement);
        }

        OnnxFile.Write(path, model.Network, "Pinpoint's search for landmarks; see docs/how-to/export.md", ToolVersion.Text, metadata);
    }

    private static Dictionary<string, string> Metadata(LandmarkModel model, string part) => new(StringComparer.Ordinal)
    {
        [FormatKey] = model.Space.Prior?.Bend is { HiddenUnits: > 0 } ? BentFormatVersion : FormatVersion,
        ["part"] = part,
        ["plan"] = PlanJson.Write(model.Plan),
        ["landmarks"] = ModelMetadata.Write(model.LandmarkNames, ModelMetadata.Shapes.Texts),
        ["provenance"] = ModelMetadata.Write(model.Provenance, ModelMetadata.Shapes.ModelProvenance),
    };
}
