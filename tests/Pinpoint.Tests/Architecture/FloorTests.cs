using System.Text.RegularExpressions;
using Pinpoint.Testing;

namespace Pinpoint.Tests.Architecture;

/// <summary>The house's floors: a folder of the method uses those below it and none above.</summary>
public sealed class FloorTests
{
    // Lowest first. Patches and Shapes know no model; Training stands on Localization, for it measures the error of the whole search; Evaluation measures planes too.
    private static readonly string[] Floors = ["Shapes", "Patches", "Models", "Localization", "Export", "Trust", "Training", "Planes", "Biometry", "Evaluation", "Checks"];

    [Fact]
    public void Every_folder_of_the_method_has_its_floor()
    {
        string[] folders = [.. Directory.GetDirectories(Path.Combine(RepositoryRoot.Path, "src", "Pinpoint")).Select(Path.GetFileName).OfType<string>().Where(name => name is not "bin" and not "obj")];
        folders.Except(Floors, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void No_folder_uses_one_above_it()
    {
        var offences = new List<string>();
        for (int floor = 0; floor < Floors.Length; floor++)
        {
            string folder = Path.Combine(RepositoryRoot.Path, "src", "Pinpoint", Floors[floor]);
            if (!Directory.Exists(folder))
            {
                continue;
            }

            foreach (string file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories))
            {
                foreach (Match use in Regex.Matches(File.ReadAllText(file), @"^using Pinpoint\.(?<floor>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)))
                {
                    if (Array.IndexOf(Floors, use.Groups["floor"].Value) > floor)
                    {
                        offences.Add($"{Floors[floor]}/{Path.GetFileName(file)} uses {use.Groups["floor"].Value}");
                    }
                }
            }
        }

        offences.ShouldBeEmpty();
    }

    [Fact]
    public void The_ground_floor_projects_do_not_see_each_other()
    {
        References("Pinpoint.Foundation").ShouldBeEmpty();
        References("Pinpoint.Imaging").ShouldBe(["Pinpoint.Foundation"]);
        References("Pinpoint.Networks").ShouldBe(["Pinpoint.Foundation"]);
        References("Pinpoint").ShouldBe(["Pinpoint.Imaging", "Pinpoint.Networks"]);
        References("Pinpoint.Phantoms").ShouldBe(["Pinpoint"]);
        References("Pinpoint.Reports").ShouldBe(["Pinpoint"]);
        References("Pinpoint.Web").ShouldBe(["Pinpoint"]);
        References("Pinpoint.Cli").ShouldBe(["Pinpoint", "Pinpoint.Phantoms", "Pinpoint.Reports", "Pinpoint.Research", "Pinpoint.Web"]);
    }

    private static string[] References(string project)
    {
        string text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "src", project, $"{project}.csproj"));
        return [.. Regex.Matches(text, @"ProjectReference Include=""[^""]*/(?<project>[\w.]+)\.csproj""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(match => match.Groups["project"].Value).Order(StringComparer.Ordinal)];
    }
}
