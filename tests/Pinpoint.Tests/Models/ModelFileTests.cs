using System.Buffers.Binary;
using System.Text;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;
using Pinpoint.Training;

namespace Pinpoint.Tests.Models;

public sealed class ModelFileTests
{
    public static TheoryData<SearchSpaceKind> Kinds => [SearchSpaceKind.Position, SearchSpaceKind.Modes, SearchSpaceKind.PosedModes];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_model_comes_back_and_is_written_again_to_the_same_bytes(SearchSpaceKind kind)
    {
        using var folder = new TemporaryFolder();
        ModelFile.Save(folder.File("one.safetensors"), Model(kind));
        ModelFile.Save(folder.File("two.safetensors"), ModelFile.Load(folder.File("one.safetensors")));

        File.ReadAllBytes(folder.File("two.safetensors")).ShouldBe(File.ReadAllBytes(folder.File("one.safetensors")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_model_in_half_precision_is_half_as_large_and_has_the_nearest_weights(SearchSpaceKind kind)
    {
        using var folder = new TemporaryFolder();
        LandmarkModel model = Model(kind);
        ModelFile.Save(folder.File("half.safetensors"), model, half: true);
        ModelFile.Save(folder.File("full.safetensors"), model);
        LandmarkModel read = ModelFile.Load(folder.File("half.safetensors"));

        foreach ((SafetensorsTensor now, SafetensorsTensor was) in read.Network.ToTensors().Zip(model.Network.ToTensors()))
        {
            now.ToSingles().ShouldBe([.. was.ToSingles().Select(value => (float)(Half)value)]);
        }

        long full = 4 * (model.Network.ParameterCount + model.Refinement!.ParameterCount);
        (new FileInfo(folder.File("full.safetensors")).Length - new FileInfo(folder.File("half.safetensors")).Length).ShouldBeInRange((full / 2) - 1024, (full / 2) + 1024);
    }

    [Fact]
    public void A_model_that_was_cut_short_is_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("model.safetensors");
        ModelFile.Save(path, Model(SearchSpaceKind.PosedModes));
        byte[] bytes = File.ReadAllBytes(path);
        foreach (int length in new[] { 0, 4, 100, bytes.Length / 2, bytes.Length - 1 })
        {
            File.WriteAllBytes(path, bytes[..length]);
            ShouldBeRefused(path);
        }
    }

    [Fact]
    public void Another_safetensors_file_is_no_model()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("other.safetensors");
        SafetensorsFile.Write(path, [SafetensorsTensor.FromSingles("weight", [2], [1, 2])], new Dictionary<string, string>(StringComparer.Ordinal));
        ShouldBeRefused(path).ShouldContain("no Pinpoint model");
    }

    [Theory]
    [InlineData("\"pinpoint_model\":\"1\"", "\"pinpoint_model\":\"9\"", "version '9'")]
    [InlineData("conv1.weight", "conv9.weight", "conv1.weight")]
    [InlineData("shape.mean", "shape.moon", "shape.mean")]
    [InlineData("\\\"sigmas\\\":3,", "\\\"sigmas\\\":1e999,", "search_space")]
    public void A_header_that_was_changed_is_refused_by_its_place(string old, string changed, string part)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("model.safetensors");
        ModelFile.Save(path, Model(SearchSpaceKind.PosedModes));
        byte[] bytes = File.ReadAllBytes(path);
        int header = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        string text = Encoding.UTF8.GetString(bytes, 8, header);
        text.ShouldContain(old);
        byte[] edited = Encoding.UTF8.GetBytes(text.Replace(old, changed, StringComparison.Ordinal));
        byte[] length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)edited.Length);
        File.WriteAllBytes(path, [.. length, .. edited, .. bytes[(8 + header)..]]);
        ShouldBeRefused(path).ShouldContain(part);
    }

    [Fact]
    public void A_folder_without_a_model_is_refused()
    {
        using var folder = new TemporaryFolder();
        ShouldBeRefused(folder.Path).ShouldContain("model.safetensors");
    }

    private static string ShouldBeRefused(string path)
    {
        BadInputException exception = Should.Throw<BadInputException>(() => ModelFile.Load(path));
        exception.Message.ShouldStartWith(path);
        exception.Message.ShouldNotContain('\n');
        return exception.Message;
    }

    private static LandmarkModel Model(SearchSpaceKind kind)
    {
        var random = new SplitMixRandom(4);
        int landmarks = kind == SearchSpaceKind.Position ? 1 : 5;
        var grid = new WorkingGrid(new byte[27000], new VolumeSize(30, 30, 30), 1, default);
        var cases = new List<TrainingCase>();
        for (int subject = 0; subject < 6; subject++)
        {
            double[] shape = new double[3 * landmarks];
            for (int i = 0; i < shape.Length; i++)
            {
                shape[i] = (i * 7 % 11) - 5 + random.NextNormal();
            }

            cases.Add(new TrainingCase($"case{subject}", grid, null, shape, [.. Enumerable.Repeat(LandmarkMark.Observed, shape.Length / 3)]));
        }

        TrainingPlan plan = TinyTraining.Plan with { SearchSpace = kind, GridSpacingMm = 1, Modes = kind == SearchSpaceKind.Position ? null : 3 };
        plan = plan with { Refinement = plan.Refinement! with { GridSpacingMm = 0.5 } };
        ModelDesign design = ModelDesign.Of(plan, [.. Enumerable.Range(1, landmarks).Select(i => $"point {i}")], cases);
        var refinement = PatchNetwork.Create(NetworkPlan.OfRefinement(plan.Refinement!, landmarks), WeightInitialization.He, 1);
        return design.With(design.CreateNetwork(), refinement, new ModelProvenance("1.0", ["a"], [], "f00", 10, 10, 20, 20, 0.5));
    }
}
