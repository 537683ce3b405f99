using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Networks.Tests.Support;

namespace Pinpoint.Networks.Tests;

public sealed class PatchNetworkTests
{
    [Fact]
    public void Every_width_agrees_with_the_definition_for_any_sizes()
    {
        Gen<NetworkArchitecture> architectures =
            from size in Gen.Choose(10, 23)
            from channels in Gen.Choose(1, 40)
            from groups in Gen.Choose(1, 3)
            from first in Gen.Choose(1, 40)
            from second in Gen.Choose(1, 70)
            from projection in Gen.Elements(0, 0, 1, 7, 32, 45)
            from hidden in Gen.Choose(1, 40)
            from outputs in Gen.Choose(1, 20)
            from head in Gen.Elements(DirectionHead.None, DirectionHead.Softmax, DirectionHead.SignPerAxis)
            select new NetworkArchitecture
            {
                PatchSize = size,
                Channels = channels,
                Groups = groups,
                ConvolutionMaps = [first, second],
                Projection = projection,
                HiddenUnits = [hidden, hidden + 3],
                Outputs = outputs,
                Directions = head,
            };
        Prop.ForAll(architectures.ToArbitrary(), Gen.Choose(1, 7).ToArbitrary(), Agrees).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    [Fact]
    public void A_sample_gets_the_same_answer_in_any_batch_and_with_any_thread_count()
    {
        NetworkArchitecture architecture = NetworkArchitecture.Paper(1, 3);
        PatchNetwork network = PatchNetwork.Create(architecture, WeightInitialization.He, 3);
        var sample = new Sample(architecture, 5);
        Predict(network, sample, 1);
        float[] expected = [.. sample.Displacements, .. sample.Logits];
        foreach (int threads in new[] { 2, 3, 7 })
        {
            Array.Clear(sample.Displacements);
            Predict(network, sample, threads);
            float[] actual = [.. sample.Displacements, .. sample.Logits];
            actual.ShouldBe(expected);
        }

        using var team = new WorkerTeam(1);
        using var workspace = new NetworkWorkspace(architecture, 1, team);
        float[] single = new float[3];
        for (int i = 0; i < sample.Batch; i++)
        {
            network.Predict(sample.Patches.AsSpan(i * architecture.InputLength, architecture.InputLength), 1, single, [], workspace);
            single.ShouldBe(expected[(3 * i)..((3 * i) + 3)]);
        }
    }

    [Fact]
    public void One_network_serves_many_threads_at_once()
    {
        NetworkArchitecture architecture = Architectures.Tiny();
        PatchNetwork network = PatchNetwork.Create(architecture, WeightInitialization.He, 4);
        var expected = new Sample(architecture, 4);
        Predict(network, expected, 1);
        Parallel.For(0, 16, _ =>
        {
            var sample = new Sample(architecture, 4);
            for (int i = 0; i < 20; i++)
            {
                Predict(network, sample, 2);
            }

            sample.Displacements.ShouldBe(expected.Displacements);
            sample.Logits.ShouldBe(expected.Logits);
        });
    }

    [Fact]
    public void Predicting_allocates_nothing()
    {
        NetworkArchitecture architecture = Architectures.Tiny();
        PatchNetwork network = PatchNetwork.Create(architecture, WeightInitialization.He, 4);
        var sample = new Sample(architecture, 4);
        using var team = new WorkerTeam(2);
        using var workspace = new NetworkWorkspace(architecture, 4, team);
        for (int i = 0; i < 100; i++)
        {
            network.Predict(sample.Patches, 4, sample.Displacements, sample.Logits, workspace);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            network.Predict(sample.Patches, 4, sample.Displacements, sample.Logits, workspace);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Nothing_is_read_behind_the_last_patch()
    {
        // Padding of NaN around the span would show in the answer of a kernel that used it.
        NetworkArchitecture architecture = Architectures.Tiny(channels: 17, patchSize: 16);
        PatchNetwork network = PatchNetwork.Create(architecture, WeightInitialization.He, 4);
        var sample = new Sample(architecture, 2);
        Predict(network, sample, 1);
        float[] expected = [.. sample.Displacements];
        float[] framed = new float[sample.Patches.Length + 200];
        Array.Fill(framed, float.NaN);
        sample.Patches.CopyTo(framed, 100);
        using var team = new WorkerTeam(1);
        using var workspace = new NetworkWorkspace(network, 2, team);
        network.Predict(framed.AsSpan(100, sample.Patches.Length), 2, sample.Displacements, sample.Logits, workspace);
        sample.Displacements.ShouldBe(expected);
    }

    [Fact]
    public void Spans_and_workspaces_that_do_not_fit_are_refused()
    {
        NetworkArchitecture architecture = Architectures.Tiny();
        PatchNetwork network = PatchNetwork.Create(architecture, WeightInitialization.He, 4);
        var sample = new Sample(architecture, 2);
        using var team = new WorkerTeam(1);
        using var workspace = new NetworkWorkspace(network, 2, team);
        using var other = new NetworkWorkspace(Architectures.Tiny(channels: 7), 2, team);
        using var projected = new NetworkWorkspace(architecture with { Projection = 3 }, 2, team);
        Should.Throw<ArgumentException>(() => network.Predict(sample.Patches.AsSpan(1), 2, sample.Displacements, sample.Logits, workspace));
        Should.Throw<ArgumentException>(() => network.Predict(sample.Patches, 2, sample.Displacements.AsSpan(1), sample.Logits, workspace));
        Should.Throw<ArgumentException>(() => network.Predict(sample.Patches, 2, sample.Displacements, sample.Logits.AsSpan(1), workspace));
        Should.Throw<ArgumentException>(() => network.Predict(sample.Patches, 2, sample.Displacements, sample.Logits, other));
        Should.Throw<ArgumentException>(() => network.Predict(sample.Patches, 2, sample.Displacements, sample.Logits, projected));
        Should.Throw<ArgumentOutOfRangeException>(() => network.Predict(sample.Patches, 3, sample.Displacements, sample.Logits, workspace));
    }

    [Fact]
    public void Weights_survive_a_file_bit_for_bit()
    {
        NetworkArchitecture architecture = Architectures.Tiny(channels: 3, groups: 2) with { Projection = 5 };
        PatchNetwork network = PatchNetwork.Create(architecture, WeightInitialization.Normal01, 9);
        using var folder = new Pinpoint.Testing.TemporaryFolder();
        SafetensorsFile.Write(folder.File("model"), network.ToTensors(), new Dictionary<string, string>(StringComparer.Ordinal));
        PatchNetwork again = PatchNetwork.FromTensors(architecture, SafetensorsFile.Read(folder.File("model")));
        foreach ((SafetensorsTensor one, SafetensorsTensor other) in network.ToTensors().Zip(again.ToTensors()))
        {
            one.Name.ShouldBe(other.Name);
            one.Data.SequenceEqual(other.Data).ShouldBeTrue();
        }

        Should.Throw<BadInputException>(() => PatchNetwork.FromTensors(architecture with { Outputs = 4 }, SafetensorsFile.Read(folder.File("model")))).Message
            .ShouldContain("out.weight");
    }

    [Theory]
    [InlineData(WeightInitialization.TruncatedNormal01, 0.088, 0.1f)]
    [InlineData(WeightInitialization.Normal01, 0.1, 0f)]
    [InlineData(WeightInitialization.He, 0.0745, 0f)]
    public void Fresh_weights_have_the_deviation_that_was_asked_for(WeightInitialization initialization, double deviation, float bias)
    {
        // conv2 sums over 9 * 40 inputs, so He's deviation is sqrt(2 / 360).
        NetworkArchitecture architecture = Architectures.Tiny() with { ConvolutionMaps = [40, 40] };
        IReadOnlyList<SafetensorsTensor> tensors = PatchNetwork.Create(architecture, initialization, 1).ToTensors();
        double[] weights = tensors.Single(tensor => string.Equals(tensor.Name, "conv2.weight", StringComparison.Ordinal)).ToDoubles();
        Math.Sqrt(weights.Average(weight => weight * weight)).ShouldBe(deviation, 0.05 * deviation);
        tensors.Single(tensor => string.Equals(tensor.Name, "conv2.bias", StringComparison.Ordinal)).ToSingles().ShouldAllBe(value => value == bias);
    }

    private static void Agrees(NetworkArchitecture architecture, int batch)
    {
        PatchNetwork network = PatchNetwork.Create(architecture, WeightInitialization.He, (ulong)batch);
        var sample = new Sample(architecture, batch);
        var twin = new NaiveNetwork(network);
        (double[] displacements, double[] logits) = twin.Predict(sample.Patches, batch);
        using var team = new WorkerTeam(1);
        foreach (int bits in KernelSet.Widths)
        {
            using var workspace = new NetworkWorkspace(network.Layout, batch, team, KernelSet.For(bits));
            network.Predict(sample.Patches, batch, sample.Displacements, sample.Logits, workspace);
            ShouldAgree(sample.Displacements, displacements, twin.LargestActivation);
            ShouldAgree(sample.Logits, logits, twin.LargestActivation);
        }
    }

    // Single precision rounds what stands between the layers, and the answer may be a small difference of large values there: 3.9e-6 of the largest
    // is the most that 1600 draws at three vector widths showed.
    private static void ShouldAgree(float[] actual, double[] expected, double activation)
    {
        for (int i = 0; i < actual.Length; i++)
        {
            ((double)actual[i]).ShouldBe(expected[i], 2e-5 * activation);
        }
    }

    private static void Predict(PatchNetwork network, Sample sample, int threads)
    {
        using var team = new WorkerTeam(threads);
        using var workspace = new NetworkWorkspace(network, sample.Batch, team);
        network.Predict(sample.Patches, sample.Batch, sample.Displacements, sample.Logits, workspace);
    }
}
