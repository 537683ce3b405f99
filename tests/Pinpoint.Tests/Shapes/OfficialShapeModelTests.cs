using System.Text.Json;
using Pinpoint.Shapes;
using Pinpoint.Testing;

namespace Pinpoint.Tests.Shapes;

/// <summary>The paper's published shape model, against values that its own code computed.</summary>
public sealed class OfficialShapeModelTests
{
    private const int Landmarks = 10;

    [SharedFact]
    public void The_paper_keeps_15_modes_for_more_than_99_5_percent()
    {
        double[] variances = Matlab5File.ReadStruct(SharedData.PathOf("data", "official", "ShapeModel.mat"))["Evalues"];

        ModeSelection.Paper.Choose(variances).ShouldBe(Golden.Read("official.json").GetProperty("shape_model").GetProperty("modes").GetInt32());
        variances[..15].Sum().ShouldBe(Golden.Read("official.json").GetProperty("shape_model").GetProperty("sum_of_eigenvalues").GetDouble(), 1e-6);
    }

    [SharedFact]
    public void Parameters_become_the_landmarks_of_the_official_code()
    {
        ShapeModel model = Load();
        JsonElement golden = Golden.Read("official.json").GetProperty("shape_model");
        for (int row = 0; row < golden.GetProperty("b").GetArrayLength(); row++)
        {
            double[] landmarks = new double[3 * Landmarks];
            model.ToLandmarks(golden.GetProperty("b")[row].Numbers(), landmarks);
            ShouldAgree(landmarks, golden.GetProperty("landmarks")[row].Numbers());
        }
    }

    [SharedFact]
    public void Landmarks_become_the_parameters_of_the_official_code()
    {
        ShapeModel model = Load();
        JsonElement golden = Golden.Read("official.json").GetProperty("shape_model");
        for (int row = 0; row < golden.GetProperty("b").GetArrayLength(); row++)
        {
            double[] parameters = new double[model.ModeCount];
            model.ToParameters(golden.GetProperty("noisy_landmarks")[row].Numbers(), parameters);
            ShouldAgree(parameters, golden.GetProperty("b_of_noisy")[row].Numbers());
        }
    }

    private static ShapeModel Load()
    {
        IReadOnlyDictionary<string, double[]> fields = Matlab5File.ReadStruct(SharedData.PathOf("data", "official", "ShapeModel.mat"));
        double[] variances = fields["Evalues"];
        int modes = ModeSelection.Paper.Choose(variances);
        return new ShapeModel(fields["x_mean"], fields["Evectors"][..(modes * 3 * Landmarks)], variances[..modes], variances.Sum());
    }

    private static void ShouldAgree(double[] actual, double[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            actual[i].ShouldBe(expected[i], 1e-6);
        }
    }
}
