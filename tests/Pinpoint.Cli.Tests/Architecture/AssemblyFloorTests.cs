using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Pinpoint.Cli.Tests.Architecture;

/// <summary>The floors of the house, held against the references in the compiled assemblies: each uses those below it and none above.</summary>
public sealed class AssemblyFloorTests
{
    // Lowest first; assemblies of one floor do not see each other.
    private static readonly string[][] Floors =
    [
        ["Pinpoint.Codecs", "Pinpoint.Foundation"],
        ["Pinpoint.DicomWeb", "Pinpoint.Imaging", "Pinpoint.Networks"],
        ["Pinpoint"],
        ["Pinpoint.Phantoms"],
        ["Pinpoint.Reports"],
        ["Pinpoint.Documents"],
        ["Pinpoint.Research", "Pinpoint.Web", "Pinpoint.Hostile"],
        ["Pinpoint.Cli"],
    ];

    // What every floor but its own family may stay without: the program alone talks to a terminal, the server alone to a network.
    private static readonly (string Library, string[] Users)[] Reserved =
    [
        ("Spectre.Console", ["Pinpoint.Cli"]),
        ("System.CommandLine", ["Pinpoint.Cli"]),
        ("Microsoft.AspNetCore", ["Pinpoint.Cli", "Pinpoint.Web"]),
    ];

    public static TheoryData<string> Assemblies =>
        [.. Directory.GetFiles(AppContext.BaseDirectory, "Pinpoint*.dll")
            .Select(Path.GetFileNameWithoutExtension)
            .OfType<string>()
            .Where(name => name is not "Pinpoint.Testing" && !name.EndsWith(".Tests", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_uses_those_below_it_and_none_above(string assembly)
    {
        int floor = Array.FindIndex(Floors, names => names.Contains(assembly));
        floor.ShouldBeGreaterThanOrEqualTo(0, $"{assembly} has no floor; give it one in {nameof(AssemblyFloorTests)} and in docs/explanation/architecture.md");
        string[] below = [.. Floors[..floor].SelectMany(names => names)];

        References(assembly).Where(name => name.StartsWith("Pinpoint", StringComparison.Ordinal)).Except(below, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Terminal_and_web_stay_in_the_programs(string assembly)
    {
        string[] used = [.. Reserved.Where(row => !row.Users.Contains(assembly)).Select(row => row.Library)];

        References(assembly).Where(name => used.Any(library => name.StartsWith(library, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void The_program_stands_on_all_floors_below_it() =>
        References("Pinpoint.Cli").ShouldContain("Pinpoint.Web", StringComparer.Ordinal);

    private static string[] References(string assembly)
    {
        using FileStream stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll"));
        using var file = new PEReader(stream);
        MetadataReader metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
