using System.Text;
using Pinpoint.Networks.Tests.Support;
using Pinpoint.Testing;

namespace Pinpoint.Networks.Tests.Onnx;

public sealed class OnnxFileTests
{
    public static TheoryData<DirectionHead, int, int> Forms => new()
    {
        { DirectionHead.Softmax, 6, 1 },
        { DirectionHead.SignPerAxis, 3, 4 },
        { DirectionHead.None, 6, 1 },
    };

    [Theory]
    [InlineData(DirectionHead.SignPerAxis, 4, 6)]
    [InlineData(DirectionHead.None, 1, 37)]
    public void ONNX_Runtime_gives_our_answers_behind_a_projection(DirectionHead directions, int groups, int projection)
    {
        foreach (int batch in new[] { 1, 5 })
        {
            ShouldAgree(Architectures.Tiny(directions, 3, groups, patchSize: 16) with { Projection = projection }, batch);
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void ONNX_Runtime_gives_our_answers(DirectionHead directions, int channels, int groups)
    {
        foreach (int batch in new[] { 1, 5 })
        {
            ShouldAgree(Architectures.Tiny(directions, channels, groups, patchSize: 16), batch);
        }
    }

    [Fact]
    public void ONNX_Runtime_gives_our_answers_for_the_papers_network() => ShouldAgree(NetworkArchitecture.Paper(1, 3, patchSize: 97), 1);

    [Fact]
    public void Heads_without_hidden_layers_are_exported_too() => ShouldAgree(Architectures.Tiny() with { HiddenUnits = [] }, 2);

    [Fact]
    public void The_same_network_gives_the_same_bytes_and_another_one_gives_others()
    {
        using var folder = new TemporaryFolder();
        byte[] first = Written(folder.File("a.onnx"), 7);
        Written(folder.File("b.onnx"), 7).ShouldBe(first);
        Written(folder.File("c.onnx"), 8).ShouldNotBe(first);
    }

    [Fact]
    public void The_metadata_stand_in_the_file_as_given()
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = Written(folder.File("a.onnx"), 7);

        // ModelProto's field 14 with one entry: key is field 1, value field 2.
        byte[] entry = [(14 << 3) | 2, 12, 0x0A, 3, .. "key"u8, 0x12, 5, .. "val\u00fc"u8];
        bytes.AsSpan().IndexOf(entry).ShouldBeGreaterThan(0, Encoding.Latin1.GetString(bytes[^64..]));
    }

    private static byte[] Written(string path, ulong seed)
    {
        var network = PatchNetwork.Create(Architectures.Tiny(), WeightInitialization.He, seed);
        OnnxFile.Write(path, network, "a test", "1.2.3", new Dictionary<string, string>(StringComparer.Ordinal) { ["key"] = "val\u00fc", ["another"] = "" });
        return File.ReadAllBytes(path);
    }

    private static void ShouldAgree(NetworkArchitecture architecture, int batch)
    {
        using var folder = new TemporaryFolder();
        var network = PatchNetwork.Create(architecture, WeightInitialization.He, 3);
        var sample = new Sample(architecture, batch);
        using var team = new WorkerTeam(1);
        using var workspace = new NetworkWorkspace(architecture, batch, team);
        network.Predict(sample.Patches, batch, sample.Displacements, sample.Logits, workspace);
        OnnxFile.Write(folder.File("network.onnx"), network, "a test", "1.2.3", new Dictionary<string, string>(StringComparer.Ordinal));
        int size = architecture.PatchSize;

        using var exported = new OnnxNetwork(folder.File("network.onnx"));
        IReadOnlyList<OnnxAnswer> answers = exported.Run(OnnxFile.Patches, sample.Patches, batch * architecture.Groups, size, size, architecture.Channels);

        answers[0].Name.ShouldBe(OnnxFile.Displacements);
        answers[0].Sides.ShouldBe([batch, architecture.Outputs]);
        answers[0].ShouldBeNear(sample.Displacements);
        answers.Count.ShouldBe(architecture.Directions == DirectionHead.None ? 1 : 2);
        if (architecture.Directions != DirectionHead.None)
        {
            answers[1].Name.ShouldBe(OnnxFile.DirectionLogits);
            answers[1].Sides.ShouldBe([batch, architecture.ClassLogits]);
            answers[1].ShouldBeNear(sample.Logits);
        }

        exported.Input(OnnxFile.Patches)
            .ShouldBe([architecture.Groups == 1 ? "batch" : "batch_times_groups", $"{size}", $"{size}", $"{architecture.Channels}"]);
        exported.Output(OnnxFile.Displacements).ShouldBe(["batch", $"{architecture.Outputs}"]);
    }
}
