using System.Globalization;
using System.Xml.Linq;
using Pinpoint.Imaging;
using Pinpoint.Phantoms;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

/// <summary>The command as a module of 3D Slicer: its description, and a run by Slicer's conventions.</summary>
public sealed class SlicerModuleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_description_is_what_Slicer_parses()
    {
        CommandLine run = CommandLine.Run("predict", "--xml").Succeeds();

        run.Output.ShouldStartWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        XElement executable = XDocument.Parse(run.Output).Root!;
        executable.Name.LocalName.ShouldBe("executable");
        executable.Elements().Select(element => element.Name.LocalName).ShouldBe(
            ["category", "title", "description", "version", "documentation-url", "license", "contributor", "parameters", "parameters"]);
        XElement[] parameters = [.. executable.Descendants().Where(element => element.Element("name") is not null)];
        parameters.Select(element => element.Name.LocalName).ShouldBe(["file", "image", "pointfile", "string", "string"]);
        parameters.ShouldAllBe(element => element.Element("label") != null && element.Element("description") != null && element.Element("channel") != null);
        parameters.Where(element => element.Element("index")?.Value is "0" or "1").Select(element => element.Element("channel")!.Value)
            .ShouldBe(["input", "input"]);
    }

    [Fact]
    public void A_run_by_Slicers_conventions_writes_points_tells_progress_and_returns_values()
    {
        Phantom phantom = FetalHeadPhantom.Create(77, 0);
        string scan = _folder.File("scan.nrrd");
        VolumeFile.Write(scan, phantom.Volume);
        string points = _folder.File("points.fcsv");
        string values = _folder.File("values.params");

        // Flags first, then what has an index; Slicer's temporary files may be there already.
        File.WriteAllText(points, "");
        CommandLine run = CommandLine.Run("predict", "--returnparameterfile", values, "--markups", points, "fetal-head", scan).Succeeds();

        LandmarkFile.Read(points).Count.ShouldBe(10);
        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith("<filter-start>");
        lines[^1].ShouldStartWith("<filter-end>");
        double[] progress = [.. lines[1..^1].Select(line => double.Parse(XElement.Parse(line).Value, CultureInfo.InvariantCulture))];
        progress.Length.ShouldBeGreaterThan(3);
        progress.ShouldBeInOrder();
        progress.ShouldAllBe(share => share >= 0 && share < 1);
        string[] returned = File.ReadAllLines(values);
        returned[0].ShouldBe("verdict = accepted");
        returned[1].ShouldStartWith("doubtful =");
    }

    [Fact]
    public void What_does_not_go_together_is_refused()
    {
        CommandLine.Run("predict", "fetal-head", "a.nii", "b.nii", "--markups", "x.fcsv").FailsWith(2, "one scan", "--markups");
        CommandLine.Run("predict", "fetal-head", "a.nii", "--markups", "x.fcsv", "-o", "answers").FailsWith(2, "leave --output");
        CommandLine.Run("predict", "fetal-head", "a.nii", "--returnparameterfile", "x").FailsWith(2, "--markups FILE");
        CommandLine.Run("predict", "fetal-head", "a.nii", "--markups", "points.txt").FailsWith(2, "points.txt", "fcsv");
        string there = _folder.File("there.fcsv");
        File.WriteAllText(there, "kept");
        CommandLine.Run("predict", "fetal-head", "a.nii", "--markups", there).FailsWith(2, "there.fcsv", "--force");
        File.ReadAllText(there).ShouldBe("kept");
    }
}
