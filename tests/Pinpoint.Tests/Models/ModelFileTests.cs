using System.Buffers.Binary;
using System.Text;
using Pinpoint.Imaging;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Research.Shapes;
using Pinpoint.Shapes;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;

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
        (new FileInfo(folder.File("full.safetensors")).Length - new FileInfo(folder.File("half.safetensors")).Length).ShouldBeInRange(
            (full / 2) - 1024, (full / 2) + 1024);
    }

    [Fact]
    public void A_calibration_lies_in_the_file_and_comes_back_to_the_last_digit()
    {
        using var folder = new TemporaryFolder();
        LandmarkModel model = Model(SearchSpaceKind.PosedModes);
        Calibration calibration = CalibrationOf(model);
        ModelFile.Save(folder.File("one.safetensors"), model.Calibrated(calibration));
        LandmarkModel read = ModelFile.Load(folder.File("one.safetensors"));
        ModelFile.Save(folder.File("two.safetensors"), read);
        ModelFile.Save(folder.File("plain.safetensors"), read.Calibrated(null));

        File.ReadAllBytes(folder.File("two.safetensors")).ShouldBe(File.ReadAllBytes(folder.File("one.safetensors")));
        read.Calibration!.Offsets.ShouldBe(calibration.Offsets);
        read.Calibration.Terms.ShouldBe(calibration.Terms);
        read.Calibration.CaseLimits.ShouldBe(calibration.CaseLimits);
        read.Calibration.Limits.ShouldBe(calibration.Limits);
        ModelFile.Load(folder.File("plain.safetensors")).Calibration.ShouldBeNull();
    }

    [Theory]
    [InlineData("\\\"quantile\\\":2.5", "\\\"quantile\\\":-25")]
    [InlineData("\\\"offsets\\\":[", "\\\"offsets\\\":5")]
    public void A_calibration_that_cannot_be_is_refused(string old, string changed)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("model.safetensors");
        LandmarkModel model = Model(SearchSpaceKind.PosedModes);
        ModelFile.Save(path, model.Calibrated(CalibrationOf(model)));
        ReplaceInHeader(path, old, changed);
        ShouldBeRefused(path).ShouldContain("calibration");
        Should.Throw<ArgumentException>(() => model.Calibrated(CalibrationOf(model) with { Offsets = [1] }));
    }

    [Fact]
    public void A_model_from_before_the_refinement_knew_its_errors_still_loads()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("model.safetensors");
        LandmarkModel model = Model(SearchSpaceKind.PosedModes, old: true);
        ModelFile.Save(path, model);
        Unseal(path);
        byte[] bytes = File.ReadAllBytes(path);
        int header = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        string text = Encoding.UTF8.GetString(bytes, 8, header);
        string aged = text.Replace("\\\"predicts_variance\\\": false,", "", StringComparison.Ordinal)
            .Replace("\\\"predicts_presence\\\": false,", "", StringComparison.Ordinal);
        aged.Length.ShouldBeLessThan(header);
        Encoding.UTF8.GetBytes(aged.PadRight(header)).CopyTo(bytes, 8);
        File.WriteAllBytes(path, bytes);

        LandmarkModel read = ModelFile.Load(path);
        read.Plan.Refinement!.PredictsVariance.ShouldBeFalse();
        read.Refinement!.Architecture.Outputs.ShouldBe(15);
    }

    [Theory]
    [InlineData(SearchSpaceKind.Modes, 0.01, 12)]
    [InlineData(SearchSpaceKind.PosedModes, 0.01, 12)]
    [InlineData(SearchSpaceKind.PosedModes, null, 0)]
    public void An_autoencoder_comes_back_and_places_the_very_same_shapes(SearchSpaceKind kind, double? penalty, int hidden)
    {
        using var folder = new TemporaryFolder();
        LandmarkModel model = Model(kind, plan: plan => plan with { ShapePrior = "autoencoder", ShapePenalty = penalty });
        ModelFile.Save(folder.File("one.safetensors"), model);
        LandmarkModel read = ModelFile.Load(folder.File("one.safetensors"));
        ModelFile.Save(folder.File("two.safetensors"), read);

        File.ReadAllBytes(folder.File("two.safetensors")).ShouldBe(File.ReadAllBytes(folder.File("one.safetensors")));
        BendOf(read.Space).HiddenUnits.ShouldBe(hidden);
        BendOf(read.Space).ForetoldShare.ShouldBe(BendOf(model.Space).ForetoldShare);
        double[] state = [.. Enumerable.Range(0, model.Space.Dimension).Select(i => 0.3 * (i % 3))];
        double[] placed = new double[15];
        double[] again = new double[15];
        model.Space.Place(state, placed);
        read.Space.Place(state, again);
        again.ShouldBe(placed);
    }

    [Theory]
    [InlineData("shape.hidden.modes", "shape.hidden.moods", "shape.hidden.modes")]
    [InlineData("shape.hidden.offset", "shape.hidden.onset", "shape.hidden.offset")]
    [InlineData("\\\"hidden_units\\\":12", "\\\"hidden_units\\\":11", "shape.hidden.weights")]
    [InlineData("\\\"hidden_units\\\":12", "\\\"hidden_units\\\":-1", "search_space")]
    [InlineData("\\\"hidden_units\\\":12", "\\\"hidden_units\\\":2000000000", "search_space")]
    [InlineData("\\\"shape_prior\\\": \\\"autoencoder\\\"", "\\\"shape_prior\\\": \\\"pca\\\"", "search_space")]
    [InlineData("\\\"foretold_share\\\":", "\\\"foretold_share\\\":7,\\\"was\\\":", "search_space")]
    public void An_autoencoder_that_was_changed_is_refused_by_its_place(string old, string changed, string part)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("model.safetensors");
        ModelFile.Save(path, Model(SearchSpaceKind.PosedModes, plan: plan => plan with { ShapePrior = "autoencoder", ShapePenalty = 0.01 }));
        ReplaceInHeader(path, old, changed);
        ShouldBeRefused(path).ShouldContain(part);
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
    public void Whatever_bit_of_a_model_is_turned_the_model_is_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("model.safetensors");
        ModelFile.Save(path, Model(SearchSpaceKind.PosedModes));
        byte[] bytes = File.ReadAllBytes(path);
        var random = new SplitMixRandom(1);
        for (int i = 0; i < 300; i++)
        {
            // Half of them in the header, which is short.
            int at = random.NextIndex(i % 2 == 0 ? 4096 : bytes.Length);
            byte bit = (byte)(1 << random.NextIndex(8));
            bytes[at] ^= bit;
            File.WriteAllBytes(path, bytes);
            ShouldBeRefused(path);
            bytes[at] ^= bit;
        }
    }

    [Fact]
    public void A_model_of_this_version_without_its_checksum_is_refused_and_one_of_the_first_version_read()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("model.safetensors");
        ModelFile.Save(path, Model(SearchSpaceKind.PosedModes));
        var file = SafetensorsFile.Read(path);
        SafetensorsFile.Write(
            path, file.Tensors, new Dictionary<string, string>(file.Metadata.Where(pair => pair.Key != "sha256"), StringComparer.Ordinal));
        ShouldBeRefused(path).ShouldContain("no checksum");

        Unseal(path);
        ModelFile.Load(path).LandmarkNames.Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("conv1.weight", float.NaN)]
    [InlineData("conv1.bias", float.PositiveInfinity)]
    [InlineData("regress.out.weight", -2e6f)]
    [InlineData("refinement.conv1.weight", float.NegativeInfinity)]
    [InlineData("shape.mean", float.NaN)]
    [InlineData("shape.modes", 1e30f)]
    [InlineData("shape.variances", 1e30f)]
    public void A_model_with_numbers_that_cannot_be_is_refused_by_the_tensor(string name, float value)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("model.safetensors");
        ModelFile.Save(path, Model(SearchSpaceKind.PosedModes));
        var file = SafetensorsFile.Read(path);
        SafetensorsFile.WriteSealed(path, file.Tensors.Select(tensor => tensor.Name == name ? WithLast(tensor, value) : tensor), file.Metadata);
        ShouldBeRefused(path).ShouldContain($"tensor {name}: holds values that are no finite numbers, or beyond 1");

        static SafetensorsTensor WithLast(SafetensorsTensor tensor, float value)
        {
            double[] values = tensor.ToDoubles();
            values[^1] = value;
            return tensor.Type == TensorType.F64
                ? SafetensorsTensor.FromDoubles(tensor.Name, tensor.Shape, values)
                : SafetensorsTensor.FromSingles(tensor.Name, tensor.Shape, Array.ConvertAll(values, number => (float)number));
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
        ReplaceInHeader(path, old, changed);
        ShouldBeRefused(path).ShouldContain(part);
    }

    [Fact]
    public void A_calibration_of_before_all_measures_were_held_together_is_read()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("model.safetensors");
        LandmarkModel model = Model(SearchSpaceKind.PosedModes);
        ModelFile.Save(path, model.Calibrated(CalibrationOf(model)));
        ReplaceInHeader(path, ",\\\"largest_together\\\":2,\\\"usual_together\\\":0.5", "");
        Calibration read = ModelFile.Load(path).Calibration.ShouldNotBeNull();
        read.LargestTogether.ShouldBeNull();
        read.UsualTogether.ShouldBeNull();
    }

    [Theory]
    [InlineData("scan.nii.gz", "a scan")]
    [InlineData("head.mrk.json", "a landmark file")]
    public void A_scan_or_a_landmark_file_in_a_model_s_place_is_called_so(string name, string kind)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File(name), "{ \"@schema\": 1 }");

        Should.Throw<BadInputException>(() => ModelFile.Load(folder.File(name))).Message.ShouldContain($"has the name of {kind}, where a model is needed");
    }

    [Fact]
    public void A_folder_without_a_model_is_refused()
    {
        using var folder = new TemporaryFolder();
        ShouldBeRefused(folder.Path).ShouldContain("model.safetensors");
    }

    // The model as the first version of the format held it: without a checksum, so that what else is wrong with it is told.
    private static void Unseal(string path)
    {
        var file = SafetensorsFile.Read(path);
        SafetensorsFile.Write(
            path, file.Tensors, new Dictionary<string, string>(file.Metadata.Where(pair => pair.Key != "sha256"), StringComparer.Ordinal)
            {
                ["pinpoint_model"] = "1",
            });
    }

    private static void ReplaceInHeader(string path, string old, string changed)
    {
        Unseal(path);
        byte[] bytes = File.ReadAllBytes(path);
        int header = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        string text = Encoding.UTF8.GetString(bytes, 8, header);
        text.ShouldContain(old);
        byte[] edited = Encoding.UTF8.GetBytes(text.Replace(old, changed, StringComparison.Ordinal));
        byte[] length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)edited.Length);
        File.WriteAllBytes(path, [.. length, .. edited, .. bytes[(8 + header)..]]);
    }

    private static Calibration CalibrationOf(LandmarkModel model) => new()
    {
        Source = "two \"scans\"",
        Cases = ["a", "b"],
        Points = 10,
        FloorMm = 0.05,
        Terms = [new CalibrationTerm("spread", 0.1, 1.0 / 3, 0.2)],
        Offsets = [.. model.LandmarkNames.Select((_, i) => i / 7.0)],
        Quantile = 2.5,
        Coverage = 0.95,
        MeanRadiusMm = 1.2,
        UncertainAboveMm = 3,
        Limits = new LandmarkLimits(0, 2.5, null),
        AbsentBelow = -0.6,
        CaseLimits = [new CaseLimit("presence", 0.9, 0.05)],
        LargestDeparture = 4,
        LargestTogether = 2,
        UsualTogether = 0.5,
    };

    private static string ShouldBeRefused(string path)
    {
        BadInputException exception = Should.Throw<BadInputException>(() => ModelFile.Load(path));
        exception.Message.ShouldStartWith(path);
        exception.Message.ShouldNotContain('\n');
        return exception.Message;
    }

    private static ShapeAutoencoder BendOf(ISearchSpace space) => (ShapeAutoencoder)space.Prior!;

    private static LandmarkModel Model(SearchSpaceKind kind, bool old = false, Func<TrainingPlan, TrainingPlan>? plan = null)
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

        TrainingPlan whole = TinyTraining.Plan with { SearchSpace = kind, GridSpacingMm = 1, Modes = kind == SearchSpaceKind.Position ? null : 3 };
        whole = whole with { Refinement = whole.Refinement! with { GridSpacingMm = 0.5, PredictsVariance = !old, PredictsPresence = !old } };
        ModelDesign design = ModelDesign.Of(plan?.Invoke(whole) ?? whole, [.. Enumerable.Range(1, landmarks).Select(i => $"point {i}")], cases);
        var refinement = PatchNetwork.Create(NetworkPlan.OfRefinement(whole.Refinement!, landmarks), WeightInitialization.He, 1);
        return design.With(design.CreateNetwork(), refinement, new ModelProvenance("1.0", ["a"], [], "f00", 10, 10, 20, 20, 0.5));
    }
}
