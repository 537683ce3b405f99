using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Patches;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;
using Pinpoint.Training;

namespace Pinpoint.Tests.Patches;

public sealed class TrainingWindowTests
{
    private static readonly VolumeSize Size = new(20, 18, 16);

    // What scans of soft tissue, bone and air have in common, in Hounsfield units.
    private static readonly TrainingWindow Training = new(-1024, 1000, 5);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1, 0)]
    [InlineData(0.5, -1024)]
    public void The_dark_end_of_the_training_scans_stands_in_where_fill_hides_the_scans_own(double slope, double intercept)
    {
        Volume scan = Of(Tissue(-3024), slope, intercept);

        IntensityWindow window = IntensityWindow.Of(scan, IntensityMapping.Percentiles, Training);

        window.InIntensities(Scan.Of(scan)).Low.ShouldBe(-1024, 1e-9);
        window.High.ShouldBe(IntensityWindow.Of(scan, IntensityMapping.Percentiles).High);
    }

    [Fact]
    public void A_scan_that_needs_no_other_dark_end_keeps_its_own()
    {
        // No fill; air left beside it; another unit; training scans of many units.
        double[] plain = Tissue(40);
        double[] airy = [.. Tissue(-3024).Select((value, i) => i % 47 == 0 && value > -3024 ? -1000 + (i % 90) : value)];
        double[] doubled = [.. Tissue(-3024).Select(value => 2 * value)];
        foreach (var (voxels, training) in new[]
        {
            (plain, Training), (airy, Training), (doubled, Training), (Tissue(-3024), Training with { Deviation = 400 }),
        })
        {
            Volume scan = Of(voxels, 1, 0);
            IntensityWindow.Of(scan, IntensityMapping.Percentiles, training).ShouldBe(IntensityWindow.Of(scan, IntensityMapping.Percentiles));
        }
    }

    [Fact]
    public void Training_scans_have_the_median_in_common()
    {
        TrainingWindow.Of([]).ShouldBeNull();
        TrainingWindow.Of([(-1024, 900), (-1000, 1200), (-20, 1100)]).ShouldBe(new TrainingWindow(-1000, 1100, 24));
    }

    [Fact]
    public void A_model_keeps_the_window_of_its_training_scans_and_its_answers_say_when_it_stands_in()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        LandmarkModel model = TrainingRun.Run(TinyTraining.Request(data, folder.File("run"))).Model;
        TrainingWindow window = model.Provenance.TrainingWindow.ShouldNotBeNull();
        ModelFile.Load(folder.File("run")).Provenance.TrainingWindow.ShouldBe(window);

        // The same scan, brighter than the training scans' middle but for what fill takes.
        Volume scan = Dataset.ReadVolume(data.Cases[0]);
        float[] voxels = new float[scan.Size.Voxels];
        scan.ReadIntensities(voxels);
        double middle = (window.Low + window.High) / 2;
        double fill = window.Low - (9 * (window.High - window.Low));
        float[] hidden = [.. voxels.Select((value, i) => (float)(i % scan.Size.X < 3 ? fill : Math.Max(value, middle + (i % 7))))];
        using var localizer = new Localizer(model, new LocalizerOptions { Threads = 1 });

        localizer.Locate(scan).Warnings.ShouldBe(model.Warnings);
        IReadOnlyList<string> warnings = localizer.Locate(Volume.Create(hidden, scan.Size, scan.VoxelToWorld)).Warnings;
        warnings.Count.ShouldBe(model.Warnings.Count + 2);
        warnings[^1].ShouldBe(
            FormattableString.Invariant($"fill hides the scan's dark voxels; its dark end was taken from the training scans: {window.Low:0.####}"));
    }

    // Soft tissue and a tenth of bone, a fill outside.
    private static double[] Tissue(double fill)
    {
        var random = new SplitMixRandom(4);
        return [.. Enumerable.Range(0, (int)Size.Voxels).Select(i => i % 20 < 3 ? fill : (i % 10 == 5 ? 950 : 20) + Math.Round(60 * random.NextUniform()))];
    }

    private static Volume Of(double[] intensities, double slope, double intercept) =>
        Volume.Create(Array.ConvertAll(intensities, value => (value - intercept) / slope), Size, Affine.Identity, slope, intercept);
}
