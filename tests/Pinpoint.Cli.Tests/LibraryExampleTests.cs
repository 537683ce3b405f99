using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Cli.Tests;

[Collection(TinyHeadsCollection.Name)]
public sealed class LibraryExampleTests(TinyHeads heads)
{
    [Fact]
    public void Five_lines_open_a_model_read_a_volume_locate_and_read_positions()
    {
        string modelPath = heads.Model;
        string scanPath = heads.Scan(10);
        LandmarkModel model = ModelFile.Load(modelPath);
        Volume scan = VolumeFile.Read(scanPath);
        using var localizer = new Localizer(model);
        LandmarkSet landmarks = localizer.Locate(scan).Landmarks;
        WorldPoint? cerebellum = landmarks.Find("cerebellum_left")?.Position;
        cerebellum.ShouldNotBeNull().IsFinite.ShouldBeTrue();
    }

    [Fact]
    public void One_model_serves_many_threads_at_once()
    {
        LandmarkModel model = ModelFile.Load(heads.Model);
        Volume[] scans = [VolumeFile.Read(heads.Scan(10)), VolumeFile.Read(heads.Scan(11)), VolumeFile.Read(heads.Scan(12))];
        WorldPoint?[] alone = [.. scans.Select(scan => FirstOf(model, scan))];
        var together = new WorldPoint?[12];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => together[i] = FirstOf(model, scans[i % 3]));
        for (int i = 0; i < together.Length; i++)
        {
            together[i].ShouldBe(alone[i % 3]);
        }
    }

    private static WorldPoint? FirstOf(LandmarkModel model, Volume scan)
    {
        using var localizer = new Localizer(model, new LocalizerOptions { Threads = 1 });
        return localizer.Locate(scan).Landmarks[0].Position;
    }
}
