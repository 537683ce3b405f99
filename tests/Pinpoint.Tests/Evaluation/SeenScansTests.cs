using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Tests.Evaluation;

public sealed class SeenScansTests
{
    private static readonly Volume First = VolumeOf(1);
    private static readonly Volume Second = VolumeOf(2);
    private static readonly Volume Other = VolumeOf(3);

    [Fact]
    public void A_training_scan_is_known_again_under_another_name()
    {
        var seen = new SeenScans(From([First], [Second]));
        seen.ByName.ShouldBeFalse();
        seen.TrainedAs(seen.IdentityOf("somebody", ContentHash.OfVoxels(First))).ShouldBe("trained 0");
        seen.ValidatedAs(seen.IdentityOf("somebody", ContentHash.OfVoxels(Second))).ShouldBe("validated 0");
    }

    [Fact]
    public void Another_scan_of_the_same_name_is_no_acquaintance()
    {
        var seen = new SeenScans(From([First], [Second]));
        seen.TrainedAs(seen.IdentityOf("trained 0", ContentHash.OfVoxels(Other))).ShouldBeNull();
        seen.ValidatedAs(seen.IdentityOf("validated 0", ContentHash.OfVoxels(Other))).ShouldBeNull();
    }

    [Fact]
    public void Models_without_hashes_know_names()
    {
        var seen = new SeenScans(From([First], [Second]) with { TrainingHashes = [], ValidationHashes = [] });
        seen.ByName.ShouldBeTrue();
        seen.TrainedAs(seen.IdentityOf("trained 0", ContentHash.OfVoxels(Other))).ShouldBe("trained 0");
        seen.TrainedAs(seen.IdentityOf("somebody", ContentHash.OfVoxels(First))).ShouldBeNull();
    }

    [Fact]
    public void A_model_without_validation_scans_needs_no_hashes_of_them() => new SeenScans(From([First], [])).ByName.ShouldBeFalse();

    private static Volume VolumeOf(short value) => Volume.Create([value, (short)0, (short)5, (short)7], new VolumeSize(2, 2, 1), Affine.Identity);

    private static ModelProvenance From(Volume[] training, Volume[] validation) => new(
        "1", [.. training.Select((_, i) => $"trained {i}")], [.. validation.Select((_, i) => $"validated {i}")], "", 0, 0, 0, 0, null)
    {
        TrainingHashes = [.. training.Select(ContentHash.OfVoxels)],
        ValidationHashes = [.. validation.Select(ContentHash.OfVoxels)],
    };
}
