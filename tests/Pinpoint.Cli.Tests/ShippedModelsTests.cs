using Pinpoint.Biometry;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Phantoms;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests;

public sealed class ShippedModelsTests
{
    private const long MostBytes = 12_000_000;

    // As the program does when it starts: no test may need another one to have run it before.
    public ShippedModelsTests() => ShippedModels.ComeWith(typeof(PinpointCommand).Assembly);

    [Fact]
    public void Every_shipped_model_is_small_calibrated_and_has_a_card()
    {
        ShippedModels.Names.ShouldBe(["fetal-head"]);
        foreach (string name in ShippedModels.Names)
        {
            string file = Path.Combine(RepositoryRoot.Path, "models", name);
            new FileInfo(file + ModelFile.Ending).Length.ShouldBeLessThan(MostBytes);
            File.ReadAllText(file + ".md").ShouldContain(name);
            ModelFile.Load(name).Calibration.ShouldNotBeNull();
        }
    }

    [Fact]
    public void The_fetal_head_model_finds_the_landmarks_of_a_phantom_that_it_has_never_seen()
    {
        LandmarkModel model = ModelFile.Load("fetal-head");
        model.LandmarkNames.ShouldBe(FetalHeadPhantom.LandmarkNames);
        BuiltInAnatomies.For(model.LandmarkNames)!.Name.ShouldBe("fetal-head");
        Phantom phantom = FetalHeadPhantom.Create(77, 0);
        using var localizer = new Localizer(model);
        LandmarkSet found = localizer.Locate(phantom.Volume).Landmarks;
        double[] errors = [.. phantom.Landmarks.Select(landmark => landmark.Position!.Value.DistanceTo(found.Find(landmark.Name)!.Position!.Value))];
        errors.Average().ShouldBeLessThan(2.5);
        errors.Max().ShouldBeLessThan(8);
    }

    [Fact]
    public void Of_a_phantom_with_a_landmark_made_unseen_only_that_one_is_missing_and_the_rest_is_believed()
    {
        const string Hidden = "head_right";
        Phantom phantom = FetalHeadPhantom.Create(77, 0);
        using var localizer = new Localizer(ModelFile.Load("fetal-head"));
        LocalizationResult answer = localizer.Locate(Scrambled(phantom.Volume, phantom.Landmarks.Find(Hidden)!.Position!.Value, 8));
        answer.Verdict.Rejected.ShouldBeFalse(answer.Verdict.Text);
        answer.Landmarks.Where(landmark => landmark.IsAbsent).Select(landmark => landmark.Name).ShouldBe([Hidden]);
    }

    [Fact]
    public void A_phantom_upside_down_is_taken_for_mirrored_and_the_phantom_is_not()
    {
        Phantom phantom = FetalHeadPhantom.Create(77, 1);
        using var localizer = new Localizer(ModelFile.Load("fetal-head"));
        localizer.Locate(phantom.Volume).Verdict.ShouldBe(CaseVerdict.Accepted);
        localizer.Locate(CorruptedScan.Of(phantom.Volume, "flip_z", 1)).Verdict.Rejected.ShouldBeTrue();
    }

    [Fact]
    public void A_folder_of_that_name_goes_first_and_a_name_that_means_nothing_says_what_there_is()
    {
        ShippedModels.Has("fetal-head").ShouldBeTrue();
        ShippedModels.Has("./fetal-head").ShouldBeFalse();
        ShippedModels.Has("foot").ShouldBeFalse();
        Should.Throw<BadInputException>(() => ModelFile.Load("foot")).Message.ShouldContain("fetal-head");
    }

    // The voxels of a ball in another order: its brightness, but nothing to be seen in it.
    private static Volume Scrambled(Volume scan, WorldPoint centre, double radiusMm)
    {
        byte[] voxels = scan.Voxels<byte>().ToArray();
        var size = scan.Size;
        int[] ball = [.. Enumerable.Range(0, voxels.Length)
            .Where(i => scan.ToWorld(new VoxelPoint(i % size.X, i / size.X % size.Y, i / (size.X * size.Y))).DistanceTo(centre) < radiusMm)];
        byte[] inside = [.. ball.Select(i => voxels[i])];
        new Random(1).Shuffle(inside);
        for (int i = 0; i < ball.Length; i++)
        {
            voxels[ball[i]] = inside[i];
        }

        return Volume.Create(voxels, size, scan.VoxelToWorld);
    }
}
