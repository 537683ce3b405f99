using Pinpoint.Networks.Tests.Support;
using Pinpoint.Testing;

namespace Pinpoint.Networks.Tests.Training;

public sealed class NetworkTrainerTests
{
    private static readonly TrainerOptions Everything = new() { WeightDecay = 0.01f, ClipNorm = 0.5f, AverageDecay = 0.9f, Seed = 77 };

    [Theory]
    [InlineData(3, 2, 0)]
    [InlineData(8, 1, 0)]
    [InlineData(3, 5, 40)]
    public void Any_thread_count_gives_the_same_bytes(int channels, int groups, int projection)
    {
        NetworkArchitecture architecture = Architecture(channels, groups) with { Projection = projection };
        byte[] expected = Train(architecture, 1);
        foreach (int threads in new[] { 2, 3, 8 })
        {
            Train(architecture, threads).AsSpan().SequenceEqual(expected).ShouldBeTrue($"{threads} threads");
        }
    }

    [Theory]
    [InlineData(8, 1, 0)]
    [InlineData(3, 3, 6)]
    public void A_resumed_training_ends_with_the_bytes_of_an_undisturbed_one(int channels, int groups, int projection)
    {
        NetworkArchitecture architecture = Architecture(channels, groups) with { Projection = projection };
        PatchNetwork start = PatchNetwork.Create(architecture, WeightInitialization.He, 2);
        var sample = new Sample(architecture, 6);
        using var team = new WorkerTeam(2);
        using var folder = new TemporaryFolder();
        using (var first = new NetworkTrainer(start, Everything, 6, team))
        {
            sample.Step(first);
            sample.Step(first, 2e-3);
            SafetensorsFile.Write(folder.File("state"), first.ExportState(), new Dictionary<string, string>(StringComparer.Ordinal));
        }

        using var undisturbed = new NetworkTrainer(start, Everything, 6, team);
        sample.Step(undisturbed);
        sample.Step(undisturbed, 2e-3);
        using var resumed = new NetworkTrainer(PatchNetwork.Create(architecture, WeightInitialization.He, 3), Everything, 6, team);
        resumed.ImportState(SafetensorsFile.Read(folder.File("state")));
        resumed.StepCount.ShouldBe(2);
        for (int i = 0; i < 3; i++)
        {
            sample.Step(resumed).ShouldBe(sample.Step(undisturbed));
        }

        Bytes(resumed).AsSpan().SequenceEqual(Bytes(undisturbed)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(8, 1, 0)]
    [InlineData(3, 3, 6)]
    public void A_step_allocates_nothing(int channels, int groups, int projection)
    {
        NetworkArchitecture architecture = Architecture(channels, groups) with { Projection = projection };
        var sample = new Sample(architecture, 6);
        using var team = new WorkerTeam(2);
        using var trainer = new NetworkTrainer(PatchNetwork.Create(architecture, WeightInitialization.He, 2), Everything, 6, team);
        for (int i = 0; i < 60; i++)
        {
            sample.Step(trainer);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            sample.Step(trainer);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Training_learns_a_batch_by_heart()
    {
        NetworkArchitecture architecture = Architecture(3, 1) with { DropoutRate = 0 };
        var sample = new Sample(architecture, 8);
        using var team = new WorkerTeam(2);
        using var trainer = new NetworkTrainer(PatchNetwork.Create(architecture, WeightInitialization.He, 2), new TrainerOptions(), 8, team);
        double before = sample.Step(trainer).Total;
        for (int i = 0; i < 150; i++)
        {
            sample.Step(trainer);
        }

        sample.Step(trainer).Total.ShouldBeLessThan(0.05 * before);
    }

    [Fact]
    public void The_average_and_the_weight_decay_follow_their_formulas()
    {
        // A learning rate of 1e-30 moves no weight by Adam's step; the decay of 1e29 * 1e-30 = 0.1 per step remains.
        NetworkArchitecture architecture = Architecture(3, 1);
        PatchNetwork start = PatchNetwork.Create(architecture, WeightInitialization.TruncatedNormal01, 2);
        var sample = new Sample(architecture, 4);
        using var team = new WorkerTeam(1);
        using var trainer = new NetworkTrainer(start, new TrainerOptions { WeightDecay = 1e29f, AverageDecay = 0.75f }, 4, team);
        sample.Step(trainer, 1e-30);
        foreach (((SafetensorsTensor before, SafetensorsTensor after), SafetensorsTensor average) in start
            .ToTensors()
            .Zip(trainer.Snapshot().ToTensors())
            .Zip(trainer.SnapshotAverage().ToTensors()))
        {
            float kept = before.Name.EndsWith(".bias", StringComparison.Ordinal) ? 1 : 0.9f;
            (float[] old, float[] updated, float[] smooth) = (before.ToSingles(), after.ToSingles(), average.ToSingles());
            for (int i = 0; i < old.Length; i += 97)
            {
                updated[i].ShouldBe(kept * old[i], 1e-6f);

                // After the first step the average's decay is (1 + 1) / (10 + 1), still below the 0.75 that it grows to.
                smooth[i].ShouldBe((2 / 11f * old[i]) + (9 / 11f * kept * old[i]), 1e-6f);
            }
        }
    }

    [Fact]
    public void Clipping_bounds_the_first_moment()
    {
        NetworkArchitecture architecture = Architecture(3, 1) with { DropoutRate = 0 };
        var sample = new Sample(architecture, 4);
        using var team = new WorkerTeam(1);
        using var trainer = new NetworkTrainer(
            PatchNetwork.Create(architecture, WeightInitialization.He, 2), new TrainerOptions { ClipNorm = 0.01f, Beta1 = 0 }, 4, team);
        sample.Step(trainer);
        double squares = trainer
            .ExportState()
            .Where(tensor => tensor.Name.StartsWith("moment1.", StringComparison.Ordinal))
            .Sum(tensor => tensor.ToDoubles().Sum(value => value * value));
        Math.Sqrt(squares).ShouldBe(0.01, 1e-5);
    }

    [Fact]
    public void Dropout_drops_its_share_and_scales_the_rest()
    {
        const int Rows = 200;
        const float Rate = 0.3f;
        float[] units = new float[Rows * Panels.Width];
        Array.Fill(units, 1);
        Drop(units, Rows, Rate, step: 3);
        double dropped = units.Count(unit => unit == 0) / (double)units.Length;
        dropped.ShouldBe(Rate, 0.03);
        units.Where(unit => unit != 0).ShouldAllBe(unit => Math.Abs(unit - (1 / (1 - Rate))) < 1e-6);

        float[] again = new float[units.Length];
        Array.Fill(again, 1);
        Drop(again, Rows, Rate, step: 4);
        again.ShouldNotBe(units);
    }

    [Fact]
    public void Dropout_leaves_predictions_alone()
    {
        NetworkArchitecture architecture = Architecture(3, 1);
        PatchNetwork network = PatchNetwork.Create(architecture, WeightInitialization.He, 2);
        var sample = new Sample(architecture, 2);
        using var team = new WorkerTeam(1);
        using var workspace = new NetworkWorkspace(network, 2, team);
        network.Predict(sample.Patches, 2, sample.Displacements, sample.Logits, workspace);
        double[] expected = new NaiveNetwork(network).Predict(sample.Patches, 2).Displacements;
        for (int i = 0; i < expected.Length; i++)
        {
            ((double)sample.Displacements[i]).ShouldBe(expected[i], 1e-4);
        }
    }

    [Fact]
    public void Wrong_options_classes_and_lengths_are_refused()
    {
        NetworkArchitecture architecture = Architecture(3, 1);
        PatchNetwork network = PatchNetwork.Create(architecture, WeightInitialization.He, 2);
        var sample = new Sample(architecture, 2);
        using var team = new WorkerTeam(1);
        Should.Throw<ArgumentException>(() => new NetworkTrainer(network, new TrainerOptions { Alpha = 1.5f }, 2, team));
        Should.Throw<ArgumentException>(() => new NetworkTrainer(network, new TrainerOptions { ClipNorm = 0 }, 2, team));
        using var trainer = new NetworkTrainer(network, new TrainerOptions(), 2, team);
        Should.Throw<ArgumentException>(() => trainer.Step(sample.Patches, 2, sample.Targets, [], [0, 6], 1e-3));
        Should.Throw<ArgumentException>(() => trainer.Step(sample.Patches, 2, sample.Targets, [], [0], 1e-3));
        Should.Throw<ArgumentException>(() => trainer.Step(sample.Patches, 2, sample.Targets.AsSpan(1), [], sample.Classes, 1e-3));
        Should.Throw<ArgumentException>(() => trainer.Step(sample.Patches, 2, sample.Targets, [1], sample.Classes, 1e-3));
        Should.Throw<ArgumentOutOfRangeException>(() => trainer.Step(sample.Patches, 3, sample.Targets, [], sample.Classes, 1e-3));
        Should.Throw<InvalidOperationException>(trainer.SnapshotAverage);
    }

    private static NetworkArchitecture Architecture(int channels, int groups) => Architectures.Tiny(channels: channels, groups: groups, patchSize: 22) with
    {
        ConvolutionMaps = [33, 130],
        HiddenUnits = [70, 40],
        DropoutRate = 0.5f,
    };

    private static byte[] Train(NetworkArchitecture architecture, int threads)
    {
        var sample = new Sample(architecture, 11);
        using var team = new WorkerTeam(threads);
        using var trainer = new NetworkTrainer(PatchNetwork.Create(architecture, WeightInitialization.He, 2), Everything, 11, team);
        for (int i = 0; i < 3; i++)
        {
            sample.Step(trainer);
        }

        return Bytes(trainer);
    }

    private static byte[] Bytes(NetworkTrainer trainer)
    {
        using var bytes = new MemoryStream();
        foreach (SafetensorsTensor tensor in trainer.ExportState())
        {
            bytes.Write(tensor.Data);
        }

        return bytes.ToArray();
    }

    private static unsafe void Drop(float[] units, int rows, float rate, ulong step)
    {
        var task = new DenseTask { DropoutRate = rate, Seed = 1, Step = step };
        fixed (float* pointer = units)
        {
            for (int row = 0; row < rows; row++)
            {
                Dropout.Apply(&task, row, 0, pointer + (row * Panels.Width));
            }
        }
    }
}
