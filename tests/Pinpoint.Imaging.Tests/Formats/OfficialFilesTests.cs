using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class OfficialFilesTests
{
    [SharedFact]
    public void The_official_codes_files_are_read_as_they_are()
    {
        LandmarkSet landmarks = LandmarkFile.Read(
            SharedData.PathOf("data", "official", "data1_ps.txt"), new LandmarkReadOptions { VoxelToWorld = () => Affine.FromSpacing(0.5, 0.5, 0.5) });

        landmarks.Count.ShouldBe(16);
        landmarks.Where(landmark => landmark.Status == LandmarkStatus.Missing).Select(landmark => landmark.Name).ShouldBe(["leftVentInner", "leftVentOuter"]);
        landmarks[12].Name.ShouldBe("CSP");
        landmarks[12].Position!.Value.X.ShouldBe(124.5168565995 / 2, 1e-12);
    }
}
