using System.CommandLine;
using System.CommandLine.Invocation;
using System.Xml.Linq;
using Pinpoint.Models;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint predict --xml</c>: describes the command to 3D Slicer, which makes a module with a form of it (Slicer Execution Model).</summary>
internal sealed class SlicerModule : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    /// <summary>The description.</summary>
    public static XDocument Description() => new(
        new XDeclaration("1.0", "utf-8", null),
        new XElement(
            "executable",
            new XElement("category", "Landmarks"),
            new XElement("title", "Pinpoint"),
            new XElement("description", "Finds the landmarks of a trained model in a scan."),
            new XElement("version", ToolVersion.Text),
            new XElement("documentation-url", ""),
            new XElement("license", "Apache-2.0"),
            new XElement("contributor", "The Pinpoint contributors"),
            new XElement(
                "parameters",
                new XElement("label", "Scan and model"),
                new XElement("description", "What to find, and in what"),
                Indexed("file", "model", "Model", "A model file: model.safetensors of a training run", 0, new XAttribute("fileExtensions", ".safetensors")),
                Indexed("image", "scan", "Scan", "The scan in which the landmarks are to be found", 1),
                new XElement(
                    "pointfile",
                    new XAttribute("multiple", "false"),
                    new XAttribute("coordinateSystem", "lps"),
                    new XElement("name", "landmarks"),
                    new XElement("label", "Landmarks"),
                    new XElement("description", "Receives the landmarks"),
                    new XElement("longflag", SlicerRun.MarkupsOption),
                    new XElement("channel", "output"))),
            new XElement(
                "parameters",
                new XElement("label", "Verdict"),
                new XElement("description", "What the model says of the scan"),
                Returned("verdict", "Verdict", "Whether the scan is like those that the model learnt from"),
                Returned("doubtful", "Doubtful landmarks", "Landmarks that are uncertain or missing"))));

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"{Description().Declaration}\n{Description()}");
        return ExitCodes.Done;
    }

    private static XElement Indexed(string kind, string name, string label, string description, int index, params object[] attributes) => new(
        kind,
        attributes,
        new XElement("name", name),
        new XElement("label", label),
        new XElement("description", description),
        new XElement("channel", "input"),
        new XElement("index", index));

    // Slicer reads these from the file that it names with --returnparameterfile; their index is none of the command line's.
    private static XElement Returned(string name, string label, string description) => new(
        "string",
        new XElement("name", name),
        new XElement("label", label),
        new XElement("description", description),
        new XElement("default", ""),
        new XElement("index", 1000),
        new XElement("channel", "output"));
}
