using System.Reflection;
using NetArchTest.Rules;
using Pinpoint.Models;

namespace Pinpoint.Tests.Architecture;

/// <summary>
/// The floors of the method, held against what the compiler made: a namespace uses those below it and none above, in any signature and any
/// method's body.
/// </summary>
public sealed class FloorTests
{
    // Lowest first. Patches and Shapes know no model; Checks knows scans and shapes alone, so that a training can ask it; Training stands on Localization, for
    // it measures the error of the whole search; Evaluation measures
    // planes too.
    private static readonly string[] Floors = [
        "Shapes", "Checks", "Patches", "Models", "Methods", "Localization", "Export", "Trust", "Preparation", "Training", "Planes", "Seeds",
        "Registration", "Biometry", "Evaluation",
    ];

    private static readonly Assembly Method = typeof(LandmarkModel).Assembly;

    public static TheoryData<string> LowerFloors => [.. Floors[..^1]];

    [Fact]
    public void Every_namespace_of_the_method_has_its_floor()
    {
        string[] spaces = [.. Method.GetTypes()
            .Select(type => type.Namespace)
            .OfType<string>()
            .Where(space => space.StartsWith("Pinpoint.", StringComparison.Ordinal))
            .Select(space => space.Split('.')[1])
            .Distinct(StringComparer.Ordinal)];
        spaces.Except(Floors, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(LowerFloors))]
    public void No_namespace_uses_one_above_it(string floor)
    {
        string[] above = [.. Floors[(Array.IndexOf(Floors, floor) + 1)..].Select(name => $"Pinpoint.{name}")];

        TestResult result = Types.InAssembly(Method).That().ResideInNamespace($"Pinpoint.{floor}").ShouldNot().HaveDependencyOnAny(above).GetResult();

        result.FailingTypes.Select(type => $"{type.FullName}: {type.Explanation}").ShouldBeEmpty();
    }

    [Fact]
    public void The_rule_sees_what_a_method_does()
    {
        // What the other tests would not notice if the tool read signatures alone: Training names Localization in bodies of methods.
        Types.InAssembly(Method).That().ResideInNamespace("Pinpoint.Training").ShouldNot().HaveDependencyOnAny("Pinpoint.Models").GetResult().IsSuccessful
            .ShouldBeFalse();
    }
}
