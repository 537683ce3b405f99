using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;
using Pinpoint.Training;

namespace Pinpoint.Tests.Localization;

public sealed class LocalizerTests
{
    [Fact]
    public async Task One_model_serves_many_threads_at_once_with_the_same_answers()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        LandmarkModel model = TrainingRun.Run(TinyTraining.Request(data, folder.File("run"))).Model;
        Volume scan = Dataset.ReadVolume(data.Cases[0]);
        LandmarkSet alone = Locate(model, scan);

        LandmarkSet[] together = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Locate(model, scan))));

        foreach (LandmarkSet landmarks in together)
        {
            landmarks.Select(landmark => landmark.Position).ShouldBe(alone.Select(landmark => landmark.Position));
        }
    }

    [Fact]
    public void Every_start_shows_its_path_and_a_scan_turned_in_its_file_gets_the_same_answer()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        LandmarkModel model = TrainingRun.Run(TinyTraining.Request(data, folder.File("run"))).Model;
        Volume scan = Dataset.ReadVolume(data.Cases[0]);
        using var localizer = new Localizer(model, new LocalizerOptions { RandomStarts = 2, Updates = 4, Threads = 1 });
        LocalizationResult result = localizer.Locate(scan);

        result.Paths.Count.ShouldBe(3);
        result.Paths.ShouldAllBe(path => path.States.Count >= 2 && path.States.Count <= 5);

        LandmarkSet flipped = localizer.Locate(FlippedInFile(scan)).Landmarks;
        for (int i = 0; i < flipped.Count; i++)
        {
            flipped[i].Position!.Value.DistanceTo(result.Landmarks[i].Position!.Value).ShouldBeLessThan(1e-6);
        }
    }

    [Fact]
    public void A_scan_that_is_not_held_gets_the_very_answer_of_one_that_is()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        LandmarkModel model = TrainingRun.Run(TinyTraining.Request(data, folder.File("run"))).Model;
        using var localizer = new Localizer(model, new LocalizerOptions { Threads = 1 });
        string file = data.Cases[0].VolumePath;

        LocalizationResult held = localizer.Locate(VolumeFile.Read(file));
        LocalizationResult streamed = localizer.Locate(Scan.OpenInSlabs(file, new VolumeReadOptions(), 500));

        streamed.Landmarks.Select(landmark => (landmark.Name, landmark.Position, landmark.Radius95))
            .ShouldBe(held.Landmarks.Select(landmark => (landmark.Name, landmark.Position, landmark.Radius95)));
        streamed.Warnings.ShouldBe(held.Warnings);
        (streamed.FillValue, streamed.FillShare).ShouldBe((held.FillValue, held.FillShare));
    }

    [Fact]
    public void The_starts_ways_through_the_world_end_where_the_answer_is()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        LandmarkModel model = TrainingRun.Run(TinyTraining.Request(data, folder.File("run"))).Model;
        using var localizer = new Localizer(model, new LocalizerOptions { RandomStarts = 2, Updates = 4, Combination = StartCombination.Mean, Threads = 1 });
        LocalizationResult result = localizer.Locate(model.GridOf(Scan.Of(Dataset.ReadVolume(data.Cases[0]))), view: null);

        IReadOnlyList<WorldPath> ways = result.WorldPaths();

        ways.Select(way => way.Shapes.Count).ShouldBe(result.Paths.Select(path => path.States.Count));
        for (int i = 0; i < result.Landmarks.Count; i++)
        {
            WorldPoint[] ends = [.. ways.Select(way => way.Shapes[^1][i])];
            var mean = new WorldPoint(ends.Average(end => end.X), ends.Average(end => end.Y), ends.Average(end => end.Z));
            result.Landmarks[i].Position!.Value.DistanceTo(mean).ShouldBeLessThan(1e-6);
        }

        (result with { Frame = null }).WorldPaths().ShouldBeEmpty();
    }

    [Fact]
    public void A_cancelled_search_stops()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        LandmarkModel model = TrainingRun.Run(TinyTraining.Request(data, folder.File("run"))).Model;
        using var localizer = new Localizer(model);
        using var source = new CancellationTokenSource();
        source.Cancel();

        Should.Throw<OperationCanceledException>(() => localizer.Locate(Dataset.ReadVolume(data.Cases[0]), source.Token));
    }

    [Fact]
    public void A_pool_answers_many_threads_as_one_localizer_would_until_it_is_disposed_of()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        LandmarkModel model = TrainingRun.Run(TinyTraining.Request(data, folder.File("run"))).Model;
        Volume scan = Dataset.ReadVolume(data.Cases[0]);
        IEnumerable<WorldPoint?> alone = Locate(model, scan).Select(landmark => landmark.Position);
        var pool = new LocalizerPool(model, new LocalizerOptions { Threads = 1 });
        var together = new LandmarkSet[6];

        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 3 }, i => together[i] = pool.Locate(scan).Landmarks);

        together.ShouldAllBe(landmarks => landmarks.Select(landmark => landmark.Position).SequenceEqual(alone));
        pool.Dispose();
        Should.Throw<ObjectDisposedException>(() => pool.Locate(scan));
    }

    [Fact]
    public void A_log_hears_what_is_odd_in_a_scan()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        LandmarkModel model = TrainingRun.Run(TinyTraining.Request(data, folder.File("run"))).Model;
        var log = new ListLogger();
        using var localizer = new Localizer(model, new LocalizerOptions { Threads = 1, Logger = log });
        Volume scan = Dataset.ReadVolume(data.Cases[0]);
        localizer.Locate(scan);
        log.Lines.ShouldBeEmpty();
        localizer.Locate(WithNotANumber(scan, folder.File("odd.nii")));
        string line = log.Lines.ShouldHaveSingleItem();
        line.ShouldStartWith("Warning: The scan is odd, but was searched: ");
        line.ShouldContain("odd.nii: 1 voxels are NaN or infinite");
    }

    // Every weight is a number that may be, but together they answer with numbers that cannot.
    [Theory]
    [InlineData("conv1.weight")]
    [InlineData("class.out.bias")]
    [InlineData("refinement.regress.out.weight")]
    public void A_network_that_answers_beyond_all_bounds_is_an_error_and_no_answer(string tensor)
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        TrainingRun.Run(TinyTraining.Request(data, folder.File("run")) with { Validation = new ValidationChoice(0) });
        string path = folder.File("run", "model.safetensors");
        var file = SafetensorsFile.Read(path);
        file.Find(tensor).ShouldNotBeNull();
        SafetensorsFile.WriteSealed(
            path,
            file.Tensors.Select(item => item.Name != tensor ? item
                : SafetensorsTensor.FromSingles(item.Name, item.Shape, [.. item.ToSingles().Select((value, i) => value < 0 ? -9e5f : 9e5f + i)])),
            file.Metadata);

        Should.Throw<BadInputException>(() => Locate(ModelFile.Load(path), Dataset.ReadVolume(data.Cases[0]))).Message.ShouldStartWith(
            "the network answers with numbers that cannot be");
    }

    [Fact]
    public void PIN_single_starts_at_the_centre_and_at_18_points_a_quarter_of_the_size_around_it()
    {
        var space = new Pinpoint.Shapes.PositionSpace([0, 0, 0], [10, 10, 10], 1);
        IReadOnlyList<double[]> starts = StartStates.Of(Presets.Of("paper", 1), space, new VolumeSize(40, 80, 120));

        starts.Count.ShouldBe(19);
        starts[0].ShouldBe([0, 0, 0]);
        starts.Skip(1).ShouldAllBe(start => start.Count(value => value == 0) < 3 && start.Count(value => value == 0) > 0);
        starts.SelectMany(start => start).Select(Math.Abs).Distinct().Order().ShouldBe([0, 10, 20, 30]);
        starts.Select(start => string.Join(' ', start)).Distinct(StringComparer.Ordinal).Count().ShouldBe(19);
    }

    private static LandmarkSet Locate(LandmarkModel model, Volume scan)
    {
        using var localizer = new Localizer(model, new LocalizerOptions { Threads = 2 });
        return localizer.Locate(scan).Landmarks;
    }

    private static Volume WithNotANumber(Volume scan, string file)
    {
        VolumeFile.Write(file, Volume.Create(Array.ConvertAll(scan.Voxels<byte>().ToArray(), voxel => (float)voxel), scan.Size, scan.VoxelToWorld));
        byte[] bytes = File.ReadAllBytes(file);
        BitConverter.GetBytes(float.NaN).CopyTo(bytes, bytes.Length - sizeof(float));
        File.WriteAllBytes(file, bytes);
        return VolumeFile.Read(file);
    }

    // The same scan with its first axis stored backwards: the same picture at the same place in the world.
    private static Volume FlippedInFile(Volume scan)
    {
        byte[] voxels = scan.Voxels<byte>().ToArray();
        for (int row = 0; row < voxels.Length; row += scan.Size.X)
        {
            Array.Reverse(voxels, row, scan.Size.X);
        }

        double[] matrix = scan.VoxelToWorld.ToMatrix();
        for (int row = 0; row < 12; row += 4)
        {
            matrix[row + 3] += matrix[row] * (scan.Size.X - 1);
            matrix[row] = -matrix[row];
        }

        return Volume.Create(voxels, scan.Size, new Affine(matrix.AsSpan(0, 12)));
    }
}
