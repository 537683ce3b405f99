using System.CommandLine;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pinpoint.Cli.Output;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Research.Agents;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests;

public sealed partial class DocumentationTests
{
    // Files and folders of the examples, and what stands for them in the tests.
    private static readonly Dictionary<string, string> ExamplePaths = new(StringComparer.Ordinal)
    {
        ["demo/model"] = "modelPath",
        ["demo/unseen/volumes/phantom-041.nii.gz"] = "scanPath",
        ["scan.nii.gz"] = "scanPath",
        ["demo/unseen/volumes"] = "scansPath",
        ["unlabelled"] = "scansPath",
        ["demo/unseen"] = "dataPath",
        ["heads"] = "dataPath",
        ["skull.json"] = "definitionsPath",
        ["answers"] = "answersPath",
        ["planes"] = "planesPath",
        ["scan.html"] = "pagePath",
        ["evaluation"] = "evaluationPath",
        ["evaluation.html"] = "pagePath",
        ["runs/heads"] = "runPath",
        ["runs/folds"] = "foldsPath",
        ["baseline.mrk.json"] = "stillPath",
        ["follow-up.mrk.json"] = "movingPath",
        ["baseline.nii.gz"] = "scanPath",
        ["follow-up.nii.gz"] = "otherPath",
        ["registered.nii.gz"] = "registeredPath",
        ["follow-up.tfm"] = "transformPath",
    };

    public static TheoryData<string> Pages => [.. Documentation.Pages];

    public static TheoryData<string> PagesWithCode => [.. Documentation.Pages.Where(page => Documentation.Blocks(page, "csharp").Count > 0)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_line_of_a_page_is_one_that_the_program_understands(string page)
    {
        foreach (string line in Documentation.CommandLines(page))
        {
            Documentation.ShouldParse(line);
        }
    }

    [Fact]
    public void The_readme_has_command_lines_to_check() => Documentation.CommandLines("README.md").Count().ShouldBe(7);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_of_a_page_leads_somewhere(string page)
    {
        string path = Path.Combine(RepositoryRoot.Path, page);
        foreach (string target in Link()
            .Matches(File.ReadAllText(path))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.StartsWith("http", StringComparison.Ordinal)))
        {
            string full = Path.Combine(Path.GetDirectoryName(path)!, target);
            (File.Exists(full) || Directory.Exists(full)).ShouldBeTrue($"{page} -> {target}");
        }
    }

    [Fact]
    public void Every_key_of_a_plan_is_documented_with_its_default()
    {
        var full = new TrainingPlan
        {
            Refinement = new RefinementPlan { Warp = 0.1 },
            Warp = 0.1,
            Mirror = MirrorRule.X,
            Method = new AgentPlan(),
            NiftiNoCodes = NiftiNoCodes.Itk,
            Projection = 64,
        };
        JsonObject plan = JsonNode.Parse(PlanJson.Write(full))!.AsObject();
        JsonObject refinement = plan["refinement"]!.AsObject();
        JsonObject agent = plan["agent"]!.AsObject();
        JsonObject dense = JsonNode.Parse(PlanJson.Write(Presets.Of("dense", 1)))!["dense"]!.AsObject();
        plan["refinement"] = null;
        plan["agent"] = null;
        plan["dense"] = null;
        plan["mirror"] = "auto";
        plan["projection"] = 0;
        plan["warp"] = 0;
        refinement["warp"] = 0;
        plan["nifti_no_codes"] = null;
        string page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "reference", "plan.md"));
        int second = page.IndexOf("## The refinement", StringComparison.Ordinal);
        int third = page.IndexOf("## The agent", StringComparison.Ordinal);
        ShouldDocument(page[..second], plan);
        ShouldDocument(page[second..third], refinement);
        int fourth = page.IndexOf("## The dense search", StringComparison.Ordinal);
        ShouldDocument(page[third..fourth], agent);
        ShouldDocument(page[fourth..], dense);
    }

    [Fact]
    public void Every_option_of_every_command_is_documented()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "reference", "command-line.md"));
        var root = (RootCommand)PinpointCommand.Parse([], new Terminal(TextWriter.Null, TextWriter.Null, CancellationToken.None)).RootCommandResult.Command;
        foreach (Command command in root.Subcommands)
        {
            int start = page.IndexOf("\n## " + command.Name, StringComparison.Ordinal);
            start.ShouldBeGreaterThan(0, command.Name);
            int next = page.IndexOf("\n## ", start + 4, StringComparison.Ordinal);
            string section = next < 0 ? page[start..] : page[start..next];
            bool sharesTraining = section.Contains("all options of train", StringComparison.Ordinal);
            foreach (Option option in command.Options.Where(option => option.Name is not "--help"))
            {
                (section.Contains(option.Name, StringComparison.Ordinal) || (sharesTraining && page.Contains(option.Name, StringComparison.Ordinal)))
                    .ShouldBeTrue($"{command.Name} {option.Name}");
            }
        }
    }

    [Fact]
    public void The_page_of_the_server_names_every_ending_of_a_scan_in_one_file()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "reference", "http-api.md"));
        string[] lines = [.. page.Split('\n').Where(line => line.StartsWith("The body is the file of a scan", StringComparison.Ordinal)
            || line.StartsWith("| 415 |", StringComparison.Ordinal))];
        lines.Length.ShouldBe(2);
        foreach (string ending in VolumeFile.StreamEndings)
        {
            lines.ShouldAllBe(line => line.Contains($"`{ending}`", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_example_of_the_definitions_is_one_that_tests_use() =>
        Documentation.Blocks(Path.Combine("docs", "reference", "definitions.md"), "json").ShouldHaveSingleItem().ShouldBe(SkullDefinitions.Json);

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public void Every_library_example_is_in_the_body_of_a_test(string page)
    {
        string test = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "Pinpoint.Cli.Tests", "LibraryExampleTests.cs"));
        foreach (string block in Documentation.Blocks(page, "csharp"))
        {
            string code = ExamplePaths.Aggregate(block, (text, path) => text.Replace($"\"{path.Key}\"", path.Value, StringComparison.Ordinal));
            test.ShouldContain(string.Join('\n', code.Split('\n').Select(line => line.Length > 0 ? "        " + line : line)));
        }
    }

    [Fact]
    public void The_readme_shows_the_first_library_example_which_has_five_lines()
    {
        string example = Documentation.Blocks("README.md", "csharp").ShouldHaveSingleItem();
        example.ShouldBe(Documentation.Blocks(Path.Combine("docs", "how-to", "library.md"), "csharp")[0]);
        example.Split('\n').Length.ShouldBe(5);
    }

    private static void ShouldDocument(string section, JsonObject keys)
    {
        var rows = section.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1].Trim('`'), cells => cells[2], StringComparer.Ordinal);
        rows.Keys.ShouldBe(keys.Select(pair => pair.Key), ignoreOrder: true);
        foreach ((string key, JsonNode? value) in keys)
        {
            string documented = rows[key];
            JsonNode? parsed = documented == "null"
                ? null
                : Word().IsMatch(documented) && documented is not "true" and not "false" ? JsonValue.Create(documented) : JsonNode.Parse(documented);
            Plain(parsed).ShouldBe(Plain(value), key);
        }
    }

    // 1e-3 and 0.001 are one number.
    private static string Plain(JsonNode? node) => node switch
    {
        null => "null",
        JsonArray array => string.Join(',', array.Select(Plain)),
        _ when double.TryParse(node.ToString(), out double number) => number.ToString("R"),
        _ => node.ToString(),
    };

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^[a-z_]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
