using System.Security.Cryptography;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Patches;
using Pinpoint.Preparation;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;

namespace Pinpoint.Tests.Preparation;

public sealed class ScanCacheTests
{
    private static readonly TrainingPlan Plan = TinyTraining.Plan with
    {
        GridSpacingMm = 9,
        Refinement = TinyTraining.Plan.Refinement! with { GridSpacingMm = 4.5 },
    };

    // Where this fails, prepared scans of earlier versions hold other bytes than this one would make: raise PreparedScanFile.Version, then renew the hash.
    [Fact]
    public void The_version_stands_for_these_bytes()
    {
        using var folder = new TemporaryFolder();
        PreparedScanFile.Version.ShouldBe(1);
        var size = new VolumeSize(21, 34, 17);
        short[] voxels = [.. Enumerable.Range(0, (int)size.Voxels).Select(i => (short)((i * 37 % 2011) - 700 + (i / 101)))];
        string path = folder.File("scan.nii");
        VolumeFile.Write(path, Volume.Create(voxels, size, Affine.FromSpacing(4.5, -4.5, 6, new WorldPoint(1, 2, 3)), 2, -5));
        Prepare(folder, new DatasetCase("scan", path, null, null), Plan, null);

        byte[] file = File.ReadAllBytes(Scans(folder).ShouldHaveSingleItem());
        Convert.ToHexStringLower(SHA256.HashData(file)).ShouldBe("1f42935603f388835c54257fe1ea0d55dbbdeff22e237e05cac74afe3cd1092b");
    }

    [Fact]
    public void A_scan_is_known_by_its_content_and_not_by_its_name()
    {
        using var folder = new TemporaryFolder();
        DatasetCase item = TinyTraining.Data(folder.File("data"), 2).Cases[0];
        DatasetCase copy = item with { Name = "copy", VolumePath = folder.File("copy.nii.gz") };
        File.Copy(item.VolumePath, copy.VolumePath);

        Prepare(folder, item, Plan, null).Made.ShouldBeTrue();
        Prepare(folder, copy, Plan, null).Made.ShouldBeFalse();
        Prepare(folder, item, Plan with { Steps = 7, Seed = 9 }, null).Made.ShouldBeFalse();
        Prepare(folder, item, Plan, new WorldMirror(0)).Made.ShouldBeTrue();
        Prepare(folder, item, Plan with { GridSpacingMm = 10 }, null).Made.ShouldBeTrue();
        Prepare(folder, item, Plan with { Intensities = IntensityMapping.AsStored }, null).Made.ShouldBeTrue();
        Scans(folder).Length.ShouldBe(4);
    }

    [Fact]
    public void What_comes_from_the_cache_is_what_the_scan_gives()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"), 1);
        DatasetCase item = data.Cases[0];
        LandmarkSet landmarks = data.ReadLandmarks(item);
        PreparedCase memory = PreparedCase.Read(item, Plan, new WorldMirror(1), landmarks);
        using var cache = new ScanCache(folder.File("cache"));
        cache.Prepare(item, Plan, new WorldMirror(1), landmarks, out _);

        PreparedCase stored = cache.Prepare(item, Plan, new WorldMirror(1), landmarks, out bool made);

        made.ShouldBeFalse();
        (stored.VoxelHash, stored.Window).ShouldBe((memory.VoxelHash, memory.Window));
        stored.Warnings.ShouldBe(memory.Warnings);
        foreach (var (one, other) in Grids(memory.Scan).Zip(Grids(stored.Scan)))
        {
            other.Frame.ShouldBe(one.Frame);
            other.Loaded().Intensities.ToArray().ShouldBe(one.Intensities.ToArray());
        }

        stored.Facts!.Fingerprint.Intensities.Percentiles.ShouldBe(memory.Facts!.Fingerprint.Intensities.Percentiles);
        stored.Facts.Fingerprint.LandmarkHash.ShouldBe(memory.Facts.Fingerprint.LandmarkHash);
        stored.Facts.VoxelToWorld.ShouldBe(memory.Facts.VoxelToWorld);
        stored.Facts.Thumbnail!.Unlikeness(memory.Facts.Thumbnail!).ShouldBe(0, 1e-12);
    }

    [Fact]
    public void A_scan_that_changes_while_it_is_read_is_refused_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        DatasetCase item = TinyTraining.Data(folder.File("data"), 1).Cases[0];
        byte[] content = File.ReadAllBytes(item.VolumePath);
        item = item with
        {
            // The header is read, the voxels are about to be: another program writes the file anew.
            ReadOptions = new VolumeReadOptions { BeforeVoxels = _ => File.WriteAllBytes(item.VolumePath, [.. content, 0]) },
        };

        Should.Throw<BadInputException>(() => Prepare(folder, item, Plan, null)).Message.ShouldContain("was changed while");
        Directory.Exists(folder.File("cache")).ShouldBeFalse();
    }

    [Fact]
    public void What_a_killed_writer_left_is_removed()
    {
        using var folder = new TemporaryFolder();
        DatasetCase item = TinyTraining.Data(folder.File("data"), 1).Cases[0];
        Prepare(folder, item, Plan, null);
        string left = $"{Scans(folder)[0]}.{int.MaxValue}-{Guid.NewGuid():N}.tmp";
        File.WriteAllText(left, "half");
        File.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddMinutes(-5));

        using var cache = new ScanCache(folder.File("cache"));
        cache.Tidy();

        Directory.GetFiles(folder.File("cache")).ShouldBe(Scans(folder));
    }

    [Fact]
    public void A_disk_without_room_is_told_of_before_anything_is_read()
    {
        using var folder = new TemporaryFolder();
        using var cache = new ScanCache(folder.File("not", "yet", "there"));

        cache.DemandRoom(1000);
        Should.Throw<ResourceException>(() => cache.DemandRoom(long.MaxValue / 2)).Message.ShouldContain("--cache");
    }

    private static (PreparedCase Case, bool Made) Prepare(TemporaryFolder folder, DatasetCase item, TrainingPlan plan, WorldMirror? mirror)
    {
        using var cache = new ScanCache(folder.File("cache"));
        return (cache.Prepare(item, plan, mirror, null, out bool made), made);
    }

    private static string[] Scans(TemporaryFolder folder) => Directory.GetFiles(folder.File("cache"), "*.scan");

    private static IEnumerable<WorkingGrid> Grids(PreparedScan scan) => [scan.Grid, scan.View!.Fine, scan.View.Wide];
}
