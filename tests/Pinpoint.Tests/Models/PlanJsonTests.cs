using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Research.Agents;

namespace Pinpoint.Tests.Models;

public sealed class PlanJsonTests
{
    // What wrote plans before there was a table of their keys.
    private static readonly JsonSerializerOptions AsBefore = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    [Theory]
    [InlineData("default", 51)]
    [InlineData("default", 2)]
    [InlineData("default", 1)]
    [InlineData("paper", 10)]
    [InlineData("paper", 1)]
    [InlineData("dqn", 1)]
    [InlineData("dense", 1)]
    public void A_plan_comes_back_from_its_text(string preset, int landmarks)
    {
        TrainingPlan plan = Presets.Of(preset, landmarks) with { GridSpacingMm = 0.3 };
        string text = PlanJson.Write(plan);
        PlanJson.Write(PlanJson.Read(text, "plan.json")).ShouldBe(text);
    }

    [Fact]
    public void Keys_that_are_set_change_and_the_others_stay()
    {
        TrainingPlan plan = PlanJson.Overlay(Presets.Of("paper", 10), """{"patch_size": 95, "directions": "sign_per_axis", "modes": 7}""", "my.json");
        plan.PatchSize.ShouldBe(95);
        plan.Directions.ShouldBe(DirectionHead.SignPerAxis);
        plan.Modes.ShouldBe(7);
        plan.Alpha.ShouldBe(0.5);
        plan.Preset.ShouldBe("paper");
    }

    [Fact]
    public void A_plan_from_before_there_were_priors_is_one_of_principal_components() =>
        PlanJson.ReadStored("""{"preset": "default"}""", "model").ShapePrior.ShouldBe("pca");

    [Theory]
    [InlineData("""{"patchsize": 41}""", "key 'patchsize'")]
    [InlineData("""{"patch_sizes": 41}""", "did you mean patch_landmarks or patch_size")]
    [InlineData("""{"patch_size": 40}""", "must be an odd number")]
    [InlineData("""{"patch_size": "large"}""", "key 'patch_size'")]
    [InlineData("""{"alpha": 2}""", "must be a number from 0 to 1")]
    [InlineData("""{"rule": "Z"}""", "key 'rule'")]
    [InlineData("""{"rule": """, "line 1")]
    [InlineData("""{"interpolation": "nearest"}""", "posed_modes")]
    [InlineData("""{"clip_norm": -1}""", "key 'clip_norm'")]
    [InlineData("""{"average_decay": 1}""", "key 'average_decay'")]
    [InlineData("""{"convolution_maps": null}""", "key 'convolution_maps'")]
    [InlineData("""{"refinement": {"steps": 0}}""", "refinement.steps")]
    [InlineData("""{"refinement": {"stepz": 5}}""", "refinement")]
    [InlineData("""{"agent": {}}""", "search_space")]
    [InlineData("""{"agent": 5}""", "key 'agent'")]
    [InlineData("""{"search_space": "position", "agent": {}}""", "directions")]
    [InlineData("""{"agent": {"scale": [2]}}""", "key 'agent.scale'")]
    [InlineData("""{"search_space": "position", "directions": "none", "agent": {"scales": [4, 3, 1]}}""", "agent.scales")]
    [InlineData("""{"search_space": "position", "directions": "none", "agent": {"scales": [1, 2]}}""", "agent.scales")]
    [InlineData("""{"search_space": "position", "directions": "none", "agent": {"scales": []}}""", "agent.scales")]
    [InlineData("""{"search_space": "position", "directions": "none", "agent": {"discount": 1}}""", "agent.discount")]
    [InlineData("""{"search_space": "position", "directions": "none", "agent": {"memory_size": 10}}""", "agent.first_moves")]
    [InlineData("""{"search_space": "position", "directions": "none", "agent": {"memory_size": 1000001}}""", "agent.memory_size")]
    [InlineData("""{"search_space": "position", "directions": "none", "agent": {"exploration_to": 2}}""", "agent.exploration_to")]
    [InlineData("""{"input_scale": 1e999}""", "key 'input_scale'")]
    [InlineData("""{"refinement": {"unit": 1e999}}""", "refinement.unit")]
    [InlineData("""{"shape_prior": "autoencoder", "search_space": "position"}""", "key 'shape_prior'")]
    [InlineData("""{"shape_prior": "flow"}""", "key 'shape_prior'")]
    [InlineData("""{"shape_penalty": 0}""", "key 'shape_penalty'")]
    [InlineData("""{"patchsize": 41}""", "did you mean patch_size")]
    [InlineData("""{"learing_rate": 1}""", "did you mean learning_rate")]
    [InlineData("""{"refinment": {}}""", "did you mean refinement?")]
    [InlineData("""{"refinement": {"stepz": 5}}""", "did you mean steps?")]
    [InlineData("""{"input_scale": 0}""", "key 'input_scale': is 0; it must be a number from 0.0001 to 10")]
    [InlineData("""{"noise_jitter": -1}""", "key 'noise_jitter': is -1; it must be a number of 8-bit steps from 0 to 128")]
    [InlineData("""{"contrast_jitter": -0.1}""", "key 'contrast_jitter': is -0.1; it must be")]
    [InlineData("""{"brightness_jitter": -1e-9}""", "key 'brightness_jitter'")]
    [InlineData("""{"start_range": 50}""", "key 'start_range': is 50; it must be a number from 0 to 3")]
    [InlineData("""{"steps": 1e300}""", "key 'steps': is 1e300; it must be a whole number from 1 to 100000000")]
    [InlineData("""{"learning_rate": "0,001"}""", "key 'learning_rate': is \"0,001\"; it must be a number")]
    [InlineData("""{"learning_rate": NaN}""", "line 1: is no JSON")]
    [InlineData("""{"learning_rate": 1e-300}""", "key 'learning_rate'")]
    [InlineData("""{"clip_norm": 1e-300}""", "key 'clip_norm'")]
    [InlineData("""{"average_decay": 0.9999999}""", "key 'average_decay'")]
    [InlineData("""{"stop_below": 1e9}""", "key 'stop_below'")]
    [InlineData("""{"hidden_units": [0]}""", "key 'hidden_units': is [0]; it must be a list of 0 to 8 whole numbers from 1 to 65536")]
    [InlineData("""{"warp": 0.3}""", "key 'warp': is 0.3; it must be a number from 0 to 0.2")]
    [InlineData("""{"refinement": {"warp": -1}}""", "key 'refinement.warp': is -1; it must be a number from 0 to 0.2")]
    [InlineData("""{"projection": -1}""", "key 'projection': is -1; it must be a whole number from 0 to 4096")]
    [InlineData("""{"convolution_maps": [8, 8, 8, 8, 8]}""", "key 'patch_size': must be at least 95 with the 5 blocks")]
    [InlineData("""{"refinement": {"smallest_offset": 6}}""", "refinement.smallest_offset': must be at most the largest_offset, which is 5")]
    [InlineData("""{"refinement": {"patch_size": 5}}""", "key 'refinement.patch_size': must be at least 23")]
    [InlineData("""{"search_space": "position", "directions": "none", "agent": {"exploration_from": 0.01}}""", "agent.exploration_to")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("{\"\\ud800\": 1}", "no valid Unicode")]
    [InlineData("{\"rule\": \"\\ud800\"}", "key 'rule'")]
    [InlineData("{\"refinement\": {\"\\udc00\": 1}}", "no valid Unicode")]
    public void A_wrong_plan_is_refused_in_one_line_with_file_and_key(string json, string part)
    {
        BadInputException exception = Should.Throw<BadInputException>(() => PlanJson.Overlay(new TrainingPlan(), json, "my.json"));
        exception.Message.ShouldStartWith("my.json: ");
        exception.Message.ShouldContain(part);
        exception.Message.ShouldNotContain('\n');
    }

    [Theory]
    [InlineData("default", 51)]
    [InlineData("default", 1)]
    [InlineData("paper", 10)]
    public void A_plan_is_written_as_a_serializer_writes_its_properties(string preset, int landmarks)
    {
        TrainingPlan plan = Presets.Of(preset, landmarks) with { GridSpacingMm = 0.1, Seed = ulong.MaxValue, WeightDecay = 1e-7, Preset = "größer +1" };
        PlanJson.Write(plan).ShouldBe(JsonSerializer.Serialize(plan, AsBefore) + "\n");
    }

    [Fact]
    public void Every_key_is_read_as_it_was_written()
    {
        // An agent searches positions, which have no shape; so that no plan can have all keys at once.
        TrainingPlan changed = Changed(new TrainingPlan()) with
        {
            Refinement = Changed(new RefinementPlan()) with { ConvolutionMaps = [16, 32] },
            Method = Changed(new AgentPlan()),
            NiftiNoCodes = NiftiNoCodes.Itk,
            ConvolutionMaps = [8, 16],
            HiddenUnits = [24],
        };
        TrainingPlan agent = changed with { ShapePrior = "pca", ShapePenalty = null };
        TrainingPlan shapes = changed with { SearchSpace = SearchSpaceKind.Modes, ShapePrior = "autoencoder", Method = null };
        TrainingPlan warped = shapes with { Interpolation = PatchInterpolation.Linear, Warp = 0.07, Refinement = shapes.Refinement! with { Warp = 0.13 } };
        TrainingPlan[] read = [.. new[] { agent, shapes, warped }.Select(plan => PlanJson.Read(PlanJson.Write(plan), "plan.json"))];
        read.Select(PlanJson.Write).ShouldBe([PlanJson.Write(agent), PlanJson.Write(shapes), PlanJson.Write(warped)]);
        read[^1].Refinement!.Warp.ShouldBe(0.13);
        foreach (var property in typeof(TrainingPlan).GetProperties().Where(property => property.CanWrite))
        {
            read.Select(property.GetValue).ShouldContain(value => !Equals(value, property.GetValue(new TrainingPlan())), property.Name);
        }
    }

    [Fact]
    public void The_part_of_a_method_stands_before_the_seed_where_it_always_stood()
    {
        string[] lines = PlanJson.Write(Presets.Of("dqn", 1)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[^2].ShouldBe("  \"seed\": 1");
        Array.FindIndex(lines, line => line.StartsWith("  \"agent\": {", StringComparison.Ordinal))
            .ShouldBe(Array.FindIndex(lines, line => line.StartsWith("  \"refinement\"", StringComparison.Ordinal)) + 1);
    }

    [Fact]
    public void Plans_without_an_agent_do_not_speak_of_one() => PlanJson.Write(Presets.Of("default", 10)).ShouldNotContain("agent");

    [Fact]
    public void Plans_without_a_projection_do_not_speak_of_one_and_a_plan_that_does_not_has_none()
    {
        string silent = PlanJson.Write(Presets.Of("paper", 10));
        silent.ShouldNotContain("projection");
        PlanJson.ReadStored(silent, "plan.json").Projection.ShouldBe(0);
        PlanJson.ReadStored(PlanJson.Write(Presets.Of("default", 10)), "plan.json").Projection.ShouldBe(Presets.Of("default", 10).Projection);
    }

    [Fact]
    public void Plans_without_a_warp_do_not_speak_of_one()
    {
        TrainingPlan plan = Presets.Of("default", 10);
        PlanJson.Write(plan with { Warp = 0, Refinement = plan.Refinement! with { Warp = 0 } }).ShouldNotContain("warp");
    }

    [Fact]
    public void Patches_of_nearest_voxels_are_not_warped() => Should.Throw<BadInputException>(() => PlanJson.Overlay(
        new TrainingPlan(), """{"search_space": "modes", "interpolation": "nearest", "warp": 0.1}""", "my.json"))
        .Message.ShouldBe("my.json: key 'interpolation': must be linear where training samples are warped");

    [Fact]
    public void Every_name_of_an_enumeration_is_read()
    {
        foreach (var property in typeof(TrainingPlan).GetProperties().Where(property => property.PropertyType.IsEnum))
        {
            foreach (object value in Enum.GetValues(property.PropertyType))
            {
                TrainingPlan plan = new TrainingPlan() with { SearchSpace = SearchSpaceKind.Modes };
                property.SetValue(plan, value);
                property.GetValue(PlanJson.Read(PlanJson.Write(plan), "plan.json")).ShouldBe(value);
            }
        }
    }

    // Each value another than the default, within what a plan may hold.
    private static T Changed<T>(T plan)
        where T : class
    {
        foreach (var property in typeof(T).GetProperties().Where(property => property.CanWrite))
        {
            object? value = property.GetValue(plan);
            Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            property.SetValue(plan, value switch
            {
                bool truth => !truth,
                int count => count == 41 || count == 33 ? 21 : count == 4 ? 3 : count + 2,
                double number => number * 0.75,
                ulong seed => seed + 1,
                string => "mine",
                Enum when property.Name != nameof(TrainingPlan.Interpolation) => Enum.ToObject(type, Convert.ToInt32(value, null) == 0 ? 1 : 0),
                Enum => PatchInterpolation.Nearest,
                null when type == typeof(double) => 0.5,
                null when type == typeof(int) => 7,
                _ => value,
            });
        }

        return plan;
    }
}
