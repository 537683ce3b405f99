using System.Text.Json;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Testing;

namespace Pinpoint.Tests.Methods;

public sealed class UpdateRulesTests
{
    [SharedFact]
    public void Rule_c_agrees_with_the_official_code()
    {
        JsonElement golden = Golden.Read("official.json");
        JsonElement update = golden.GetProperty("update");
        for (int row = 0; row < update.GetProperty("d_official").GetArrayLength(); row++)
        {
            // The official network regresses b - b_true, the paper b_true - b.
            double[] displacement = [.. update.GetProperty("d_official")[row].Numbers().Select(value => -value)];
            double[] step = new double[displacement.Length];
            UpdateRules.Step(UpdateRule.C, displacement, update.GetProperty("class_probability")[row].Numbers(), step);

            double[] start = golden.GetProperty("shape_model").GetProperty("b")[row].Numbers();
            double[] expected = update.GetProperty("rule_c_soft")[row].Numbers();
            for (int mode = 0; mode < step.Length; mode++)
            {
                (start[mode] + step[mode]).ShouldBe(expected[mode], 1e-6);
            }
        }
    }

    [Fact]
    public void Rule_a_takes_one_unit_along_the_most_probable_direction()
    {
        double[] step = new double[3];
        UpdateRules.Step(UpdateRule.A, [5, 6, 7], [0.1, 0.1, 0.1, 0.5, 0.1, 0.1], step);
        step.ShouldBe([0, -1, 0]);
    }

    [Fact]
    public void Rule_b_takes_the_whole_displacement()
    {
        double[] step = new double[2];
        UpdateRules.Step(UpdateRule.B, [0.5, -2], [0.7, 0.1, 0.1, 0.1], step);
        step.ShouldBe([0.5, -2]);
    }

    [Fact]
    public void One_softmax_spreads_over_all_directions_and_signs_over_each_axis()
    {
        double[] probabilities = new double[4];
        UpdateRules.Probabilities(DirectionHead.Softmax, [0, 0, 0, 0], probabilities);
        probabilities.ShouldAllBe(value => Math.Abs(value - 0.25) < 1e-12);

        UpdateRules.Probabilities(DirectionHead.SignPerAxis, [0, 0, 100, 0], probabilities);
        probabilities[0].ShouldBe(0.5, 1e-12);
        probabilities[2].ShouldBe(1, 1e-12);
        (probabilities[2] + probabilities[3]).ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Every_rule_has_words_and_a_step_and_what_is_no_rule_has_none()
    {
        foreach (UpdateRule rule in Enum.GetValues<UpdateRule>())
        {
            UpdateRules.WordsOf(rule).ShouldNotBeEmpty();
            double[] step = new double[2];
            UpdateRules.Step(rule, [2, -1], [0.5, 0.1, 0.1, 0.3], step);
            step.ShouldNotBe(new double[2]);
        }

        Should.Throw<System.Runtime.CompilerServices.SwitchExpressionException>(() => UpdateRules.Step((UpdateRule)99, [1], [1, 0], new double[1]));
    }
}
