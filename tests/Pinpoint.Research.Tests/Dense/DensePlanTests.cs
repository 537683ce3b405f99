using Pinpoint.Export;
using Pinpoint.Localization;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Research.Dense;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;

namespace Pinpoint.Research.Tests.Dense;

public sealed class DensePlanTests
{
    [Fact]
    public void Every_system_comes_back_from_its_json()
    {
        foreach (DenseSystem system in Enum.GetValues<DenseSystem>())
        {
            TrainingPlan plan = TinyDense.Plan(system);
            string json = PlanJson.Write(plan);
            PlanJson.Write(PlanJson.Read(json, "plan.json")).ShouldBe(json);
            DensePlan.Of(PlanJson.Read(json, "plan.json")).ShouldBe(DensePlan.Of(plan));
        }
    }

    [Theory]
    [InlineData("votes", "none")]
    [InlineData("presence", "sign_per_axis")]
    [InlineData("actions", "softmax")]
    [InlineData("heatmap", "none")]
    public void A_head_that_is_not_the_systems_is_refused(string system, string directions)
    {
        string other = directions == "softmax" ? "none" : "softmax";
        string text = $$$"""{ "search_space": "position", "directions": "{{{other}}}", "dense": { "system": "{{{system}}}" } }""";
        string message = Should.Throw<BadInputException>(() => PlanJson.Read(text, "plan.json")).Message;
        message.ShouldContain("directions");
        message.ShouldContain($"{directions} where the system of a dense search is {system}");
    }

    [Fact]
    public void A_dense_search_has_no_update_rule_and_is_not_exported()
    {
        using var folder = new TemporaryFolder();
        var design = ModelDesign.Of(TinyDense.Plan(DenseSystem.Votes), ["spot"], RandomCases.Of(3, 1));
        LandmarkModel model = design.With(design.CreateNetwork(), null, new ModelProvenance("0", [], [], "", 0, 0, 0, 0, null));
        Should.Throw<UsageException>(() => new Localizer(model, new LocalizerOptions { Rule = UpdateRule.B })).Message.ShouldContain("--rule");
        Should.Throw<UsageException>(() => OnnxModelFile.Save(folder.File("dense.onnx"), model)).Message.ShouldContain("searches densely");
        LandmarkMethods.Of(model.Plan).Describe(model).ShouldContain("votes");
    }
}
