using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pinpoint.Models;
using Pinpoint.Research;
using Pinpoint.Research.Agents;
using Pinpoint.Research.Dense;
using Pinpoint.Testing;

namespace Pinpoint.Tests.Models;

/// <summary>The table of a plan's keys is what the reference page, the code's own documentation and the plan itself say.</summary>
public sealed partial class PlanPageTests
{
    private static readonly (object Fresh, IReadOnlyList<PlanKey> Keys, string Heading)[] Tables =
    [
        (new TrainingPlan(), KeysOfAll(), "# The plan"),
        (new RefinementPlan(), RefinementPlanKeys.All, "## The refinement"),
        (new AgentPlan(), AgentPlanKeys.All, "## The agent"),
        (new DensePlan(), DensePlanKeys.All, "## The dense search"),
    ];

    [Fact]
    public void The_reference_page_holds_the_tables_of_the_keys()
    {
        string page = Path.Combine(RepositoryRoot.Path, "docs", "reference", "plan.md");
        string text = File.ReadAllText(page);
        string made = Tables.Aggregate(text, (whole, table) => Replaced(whole, table.Heading, PlanPage.Table(table.Fresh, table.Keys)));
        if (Environment.GetEnvironmentVariable("PINPOINT_WRITE_DOCUMENTS") == "1")
        {
            File.WriteAllText(page, made);
        }

        text.ShouldBe(made, "run the tests of Pinpoint.Tests with PINPOINT_WRITE_DOCUMENTS=1");
    }

    [Fact]
    public void Every_property_of_a_plan_is_a_key_which_means_what_the_property_means()
    {
        foreach (var (fresh, keys, _) in Tables)
        {
            PropertyInfo[] properties =
                [.. fresh.GetType().GetProperties().Where(property => property.CanWrite && property.Name != nameof(TrainingPlan.Method))];
            keys.Where(key => key.Name is not ("agent" or "dense")).Select(key => key.Name.Replace("_", "", StringComparison.Ordinal))
                .ShouldBe(properties.Select(property => property.Name.ToLowerInvariant()));
            foreach (PropertyInfo property in properties)
            {
                PlanKey key = keys.Single(
                    key => string.Equals(key.Name.Replace("_", "", StringComparison.Ordinal), property.Name, StringComparison.OrdinalIgnoreCase));
                key.Meaning.ShouldBe(SummaryOf(property), key.Name);
                key.Of(fresh).ShouldBe(property.GetValue(fresh), key.Name);
            }
        }
    }

    [Fact]
    public void Every_default_and_every_preset_is_one_of_the_values_that_its_key_may_have()
    {
        foreach (TrainingPlan plan in Presets.Names.SelectMany(name => new[] { 1, 2, 20 }.Select(landmarks => Presets.Of(name, landmarks))))
        {
            PlanJson.Write(PlanJson.Read(PlanJson.Write(plan), "preset")).ShouldBe(PlanJson.Write(plan));
        }
    }

    private static IReadOnlyList<PlanKey> KeysOfAll()
    {
        ResearchMethods.Add();
        return TrainingPlanKeys.All;
    }

    // The first table after a heading.
    private static string Replaced(string text, string heading, string table)
    {
        int start = text.IndexOf("\n| key |", text.IndexOf(heading + "\n", StringComparison.Ordinal), StringComparison.Ordinal) + 1;
        int end = text.IndexOf("\n\n", start, StringComparison.Ordinal) + 1;
        return text[..start] + table + text[end..];
    }

    private static string SummaryOf(PropertyInfo property)
    {
        XElement summary = XDocument.Load(Path.ChangeExtension(property.DeclaringType!.Assembly.Location, ".xml")).Descendants("member")
            .Single(member => member.Attribute("name")!.Value == $"P:{property.DeclaringType.FullName}.{property.Name}").Element("summary")!;
        return Blanks().Replace(string.Concat(summary.Nodes().Select(TextOf)), " ").Trim();
    }

    private static string TextOf(XNode node) => node switch
    {
        XElement element when element.Attribute("cref") is { } reference =>
            $"`{Capitals().Replace(reference.Value.Split('.')[^1], "_$0").TrimStart('_').ToLowerInvariant()}`",
        XElement element => $"`{element.Value}`",
        _ => ((XText)node).Value,
    };

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Blanks();

    [GeneratedRegex("[A-Z]", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Capitals();
}
