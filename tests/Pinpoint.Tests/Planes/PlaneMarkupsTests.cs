using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Planes;
using Pinpoint.Testing;

namespace Pinpoint.Tests.Planes;

public sealed class PlaneMarkupsTests
{
    [Fact]
    public void A_plane_is_written_as_slicer_reads_it()
    {
        using var folder = new TemporaryFolder();
        var plane = new ScanPlane("tv", new WorldPoint(1, 2, 3), new WorldVector(0.6, 0.8, 0), new WorldVector(0, 0, -1));
        PlaneMarkups.Write(folder.File("tv.mrk.json"), plane, 40, 30);
        using var document = JsonDocument.Parse(File.ReadAllText(folder.File("tv.mrk.json")));
        document.RootElement.GetProperty("@schema").GetString()!.ShouldContain("markups-schema-v1.0.3.json");
        JsonElement markup = document.RootElement.GetProperty("markups")[0];
        markup.GetProperty("type").GetString().ShouldBe("Plane");
        markup.GetProperty("coordinateSystem").GetString().ShouldBe("LPS");
        markup.GetProperty("planeType").GetString().ShouldBe("pointNormal");
        markup.GetProperty("sizeMode").GetString().ShouldBe("absolute");
        markup.GetProperty("center").Numbers().ShouldBe([1, 2, 3]);
        markup.GetProperty("normal").Numbers().ShouldBe([-0.8, 0.6, 0]);
        markup.GetProperty("baseToNode").Numbers().ShouldBe([0.6, 0, -0.8, 1, 0.8, 0, 0.6, 2, 0, -1, 0, 3, 0, 0, 0, 1]);
        markup.GetProperty("orientation").Numbers().ShouldBe([0.6, 0, -0.8, 0.8, 0, 0.6, 0, -1, 0]);
        markup.GetProperty("size").Numbers().ShouldBe([40, 30, 0]);
        markup.GetProperty("planeBounds").Numbers().ShouldBe([-20, 20, -15, 15]);
        markup.GetProperty("controlPoints")[0].GetProperty("position").Numbers().ShouldBe([1, 2, 3]);

        // Slicer negates the first two rows on reading an LPS file.
        double[] objectToBase = markup.GetProperty("objectToBase").Numbers();
        objectToBase.Select((value, i) => i < 8 ? -value : value).ShouldBe([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
    }
}
