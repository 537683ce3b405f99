using System.CommandLine;
using System.Text.Json;
using Pinpoint.Cli.Output;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests;

/// <summary>The examples of <c>examples/cohorts</c>: run where their engines are there, held to the command's options else.</summary>
[Collection(TinyHeadsCollection.Name)]
public sealed class CohortExampleTests(TinyHeads heads)
{
    private static readonly string Examples = Path.Combine(RepositoryRoot.Path, "examples", "cohorts");

    private static Command Predict => PinpointCommand.Parse(["predict"], new Terminal(TextWriter.Null, TextWriter.Null, CancellationToken.None))
        .RootCommandResult.Command.Subcommands.Single(command => command.Name == "predict");

    private string Scans => Path.Combine(heads.Heads, "volumes");

    [ShellFact("parallel")]
    public void Gnu_parallel_runs_the_parts_and_gathers_them()
    {
        using var folder = new TemporaryFolder();
        (int code, string output, string error) = Shell.Run(
            "sh", [Path.Combine(Examples, "parallel.sh"), heads.Model, Scans, folder.File("out"), "3"], folder.Path, ("PINPOINT", Program(folder)));
        code.ShouldBe(0, error);
        output.ShouldContain("9 scans: 9 done");
        Directory.GetFiles(folder.File("out", "manifests")).Length.ShouldBe(3);
    }

    [ShellFact("snakemake")]
    public void Snakemake_runs_the_parts_and_gathers_them_and_a_scan_that_fails_stops_nothing()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("scans"));
        File.Copy(heads.Scan(10), folder.File("scans", "good.nii.gz"));
        File.WriteAllText(folder.File("scans", "bad.nii.gz"), "no scan");
        (int code, _, string error) = Shell.Run(
            "snakemake",
            [
                "-s", Path.Combine(Examples, "Snakefile"), "--cores", "1", "--config", $"pinpoint={Program(folder)}", $"model={heads.Model}", "scans=scans",
                "out=answers", "parts=2",
            ],
            folder.Path,
            ("HOME", folder.Path));
        code.ShouldBe(0, error);
        File.ReadLines(folder.File("answers", "gathered", "cohort.csv")).Count(line => line.StartsWith("bad,", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void The_boutiques_descriptor_names_options_that_there_are_and_every_key_of_its_line()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Examples, "pinpoint.boutiques.json")));
        JsonElement root = document.RootElement;
        string[] options = [.. Predict.Options.Select(option => option.Name)];
        JsonElement[] inputs = [.. root.GetProperty("inputs").EnumerateArray()];
        inputs.Where(input => input.TryGetProperty("command-line-flag", out _)).Select(input => input.GetProperty("command-line-flag").GetString()!)
            .ShouldAllBe(flag => options.Contains(flag, StringComparer.Ordinal));
        string line = root.GetProperty("command-line").GetString()!;
        line.Split(' ')[2..].ShouldBe(inputs.Select(input => input.GetProperty("value-key").GetString()!));
        inputs.Count(input => !input.TryGetProperty("command-line-flag", out _)).ShouldBe(Predict.Arguments.Count);
        string codes = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "reference", "exit-codes.md"));
        root.GetProperty("error-codes").EnumerateArray().ShouldAllBe(code => codes.Contains($"| {code.GetProperty("code").GetInt32()} |"));
    }

    [Fact]
    public void The_job_of_kubernetes_asks_for_as_many_parts_as_it_has_pods()
    {
        string[] lines = [.. File.ReadLines(Path.Combine(Examples, "kubernetes.yaml")).Select(line => line.Trim())];
        string completions = lines.Single(line => line.StartsWith("completions: ", StringComparison.Ordinal))["completions: ".Length..];
        string list = lines.Single(line => line.StartsWith("args: [", StringComparison.Ordinal));
        string[] arguments = [.. list["args: [".Length..^1].Split(", ").Select(word => word.Trim('"'))];
        arguments[Array.IndexOf(arguments, "--num-parts") + 1].ShouldBe(completions);
        arguments[Array.IndexOf(arguments, "--part-id") + 1].ShouldBe("$(JOB_COMPLETION_INDEX)");
        arguments[Array.IndexOf(arguments, "--part-id") + 1] = "7";
        PinpointCommand.Parse(arguments, new Terminal(TextWriter.Null, TextWriter.Null, CancellationToken.None)).Errors.ShouldBeEmpty();
    }

    // The program under test, as one word.
    private static string Program(TemporaryFolder folder)
    {
        string path = folder.File("pinpoint");
        File.WriteAllText(path, $"#!/bin/sh\nexec dotnet '{typeof(PinpointCommand).Assembly.Location}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}
