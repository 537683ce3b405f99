using System.Runtime.Intrinsics.X86;
using System.Runtime.Versioning;
using Pinpoint.Cli.Native;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Native;

/// <summary>The natively compiled program beside the plain build of the same sources.</summary>
[Collection(TinyHeadsCollection.Name)]
public sealed class NativeProgramTests(TinyHeads heads)
{
    private static string Program => PinpointProcess.Program!;

    // Compiled for AVX2, it does as the plain build does where there is no more than that; continued in its neighbour, as that does on this processor.
    private static string? Lesser => File.Exists(Program + "-avx512") ? null : "DOTNET_EnableAVX512";

    private static bool IsWide => X86Base.IsSupported && ProcessorLevel.IsWide(X86Base.CpuId);

    [NativeProgramFact]
    public void A_model_and_its_answers_are_the_very_bytes_that_the_plain_build_gives()
    {
        using var folder = new TemporaryFolder();
        string[] Train(string run) => ["train", heads.Heads, "-o", folder.File(run), "--config", heads.ConfigFile, "--steps", "60"];
        string[] Predict(string answers) => ["predict", folder.File("native"), heads.Scan(10), "-o", folder.File(answers), "--format", "mrk.json,csv"];
        foreach (string[] arguments in new[] { Train("native"), Predict("native-answers") })
        {
            CommandLine.Run(arguments).Succeeds();
        }

        foreach (string[] arguments in new[] { Train("plain"), Predict("plain-answers") })
        {
            using var process = PinpointProcess.StartPlain(Lesser, arguments);
            process.Wait().Code.ShouldBe(0);
        }

        File.ReadAllBytes(folder.File("native", "model.safetensors")).ShouldBe(File.ReadAllBytes(folder.File("plain", "model.safetensors")));
        string[] answers = Directory.GetFiles(folder.File("native-answers"), "phantom-010.*");
        answers.Length.ShouldBe(2);
        foreach (string answer in answers)
        {
            File.ReadAllText(answer).ShouldBe(File.ReadAllText(folder.File("plain-answers", Path.GetFileName(answer))));
        }
    }

    [NativeProgramFact]
    [UnsupportedOSPlatform("windows")]
    public void It_continues_in_the_program_for_wider_vectors_where_the_processor_has_them()
    {
        using var folder = new TemporaryFolder();
        string copy = folder.File("pinpoint");
        File.Copy(Program, copy);
        Run("inspect", heads.Scan(10)).ShouldContain("NIfTI-1");

        string wide = copy + "-avx512";
        File.WriteAllText(wide, "#!/bin/sh\necho \"wide: $0 $1\"\n");
        File.SetUnixFileMode(wide, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string printed = Run("inspect", heads.Scan(10));
        (printed == $"wide: {wide} inspect\n").ShouldBe(IsWide, printed);
        Run("--version").ShouldBe($"{Models.ToolVersion.Text}\n");

        string Run(params string[] arguments)
        {
            using var process = PinpointProcess.StartFile(copy, arguments);
            var (code, output, error) = process.Wait();
            code.ShouldBe(0, error);
            return output;
        }
    }
}
