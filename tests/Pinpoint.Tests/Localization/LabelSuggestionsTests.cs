using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Phantoms;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;
using Pinpoint.Training;

namespace Pinpoint.Tests.Localization;

public sealed class LabelSuggestionsTests
{
    [Fact]
    public void Unlike_phantoms_are_suggested_first()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"), 12);
        LandmarkModel model = TrainingRun.Run(TinyTraining.Request(data, folder.File("run")) with { Validation = new ValidationChoice(0) }).Model;
        model.Provenance.CaseDescriptors.Count.ShouldBe(12);
        using var localizer = new Localizer(model, new LocalizerOptions { Threads = 1 });
        ExaminedScan[] scans =
        [
            .. Enumerable.Range(20, 6).Select(index => Examine($"usual {index}", HeadPhantom.Create(3, index, new HeadPhantomOptions(28, 4.5)).Volume)),
            Examine("negative", Changed(HeadPhantom.Create(3, 30, new HeadPhantomOptions(28, 4.5)).Volume, (value, _) => (byte)(255 - value))),
            Examine(
                "noise",
                Changed(HeadPhantom.Create(3, 31, new HeadPhantomOptions(28, 4.5)).Volume, (_, i) => (byte)new SplitMixRandom(1, (ulong)i).NextIndex(256))),
        ];

        IReadOnlyList<SuggestedScan> ranked = LabelSuggestions.Rank(scans, model.Provenance.Described(model.Space.Dimension), 3);
        ranked.Count.ShouldBe(3);
        ranked.Take(2).Select(scan => scan.Scan).ShouldBe(["negative", "noise"], ignoreOrder: true);
        ranked.Take(2).ShouldAllBe(scan => scan.Novelty > 1.5);

        ModelFile.Load(folder.File("run")).Provenance.CaseDescriptors[0].DistanceTo(model.Provenance.CaseDescriptors[0]).ShouldBe(0);

        ExaminedScan Examine(string name, Volume volume) => ExaminedScan.Of(name, Scan.Of(volume), model, localizer);
    }

    [Fact]
    public void Near_duplicates_are_not_suggested_together()
    {
        ExaminedScan[] scans =
        [
            new("a", 3, Described(5, 0)), new("a again", 3, Described(5, 0.01)), new("a once more", 3, Described(5.01, 0)),
            new("b", 1, Described(-2, 1)), new("c", 1, Described(0, 3)),
        ];
        (string Name, CaseDescriptor Descriptor)[] labelled = [("one", Described(0, 0)), ("two", Described(0, 1)), ("three", Described(1, 0))];

        IReadOnlyList<SuggestedScan> ranked = LabelSuggestions.Rank(scans, labelled, 10);
        ranked[0].Scan.ShouldStartWith("a");
        ranked.Skip(1).Take(2).Select(scan => scan.Scan).ShouldBe(["b", "c"], ignoreOrder: true);
        ranked[4].Nearest!.ShouldStartWith("a");
        ranked.Count.ShouldBe(5);
    }

    [Fact]
    public void Without_labelled_scans_to_compare_with_the_least_sure_one_comes_first()
    {
        ExaminedScan[] scans = [new("sure", 0.5, Described(0, 0)), new("unsure", 4, Described(1, 0)), new("middling", 1, Described(0, 1))];
        IReadOnlyList<SuggestedScan> ranked = LabelSuggestions.Rank(scans, [], 1);

        ranked.ShouldHaveSingleItem().Scan.ShouldBe("unsure");
        ranked[0].Nearest.ShouldBeNull();
        LabelSuggestions.Rank([], [], 3).ShouldBeEmpty();
    }

    [Fact]
    public void Every_scan_is_ranked_once_and_a_longer_list_begins_with_the_shorter() => Prop.ForAll(
        Gen.Choose(0, 100_000).ToArbitrary(),
        seed =>
        {
            var random = new SplitMixRandom((ulong)seed);
            var scans = new List<ExaminedScan>();
            for (int i = 0; i < 8; i++)
            {
                scans.Add(new ExaminedScan($"scan {i}", random.NextUniform(), Described(random.NextNormal(), random.NextNormal())));
            }

            (string Name, CaseDescriptor Descriptor)[] labelled = [("one", Described(0, 0)), ("two", Described(1, 1))];
            string[] all = [.. LabelSuggestions.Rank(scans, labelled, 100).Select(scan => scan.Scan)];
            string[] few = [.. LabelSuggestions.Rank(scans, labelled, 3).Select(scan => scan.Scan)];
            return all.Distinct(StringComparer.Ordinal).Count() == 8 && all.Take(3).SequenceEqual(few, StringComparer.Ordinal);
        }).QuickCheckThrowOnFailure();

    private static CaseDescriptor Described(double one, double other) => new([one, other], [0.5, 0.5]);

    private static Volume Changed(Volume volume, Func<byte, int, byte> change)
    {
        byte[] voxels = volume.Voxels<byte>().ToArray();
        return Volume.Create([.. voxels.Select(change)], volume.Size, volume.VoxelToWorld);
    }
}
