using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Pinpoint.Networks.Tests.Kernels;

/// <summary>
/// The kernels on lesser processors: the tests that compare them with their definition, run again by a process from which .NET hides an
/// instruction set. Which instructions the code may use is settled when a process starts, so no test can do this to itself.
/// </summary>
public sealed partial class InstructionSetTests
{
    // These hold no test of this class, or each run would start others.
    private static readonly string[] Filter = [nameof(VectorWidthTests), nameof(KernelTests), "Every_width_agrees_with_the_definition", "GradientTests"];

    [Theory]
    [InlineData("DOTNET_EnableAVX512", 256)]
    [InlineData("DOTNET_EnableAVX2", 128)]
    [InlineData("DOTNET_EnableHWIntrinsic", 128)]
    public async Task Kernels_agree_with_their_definitions_where_an_instruction_set_is_switched_off(string variable, int mostBits)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "test",
                typeof(InstructionSetTests).Assembly.Location,
                "--nologo",
                "--filter",
                string.Join('|', Filter.Select(name => $"FullyQualifiedName~{name}")),
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment[variable] = "0";
        start.Environment[VectorWidthTests.ExpectedBits] = Math.Min(KernelSet.Best.Bits, mostBits).ToString(CultureInfo.InvariantCulture);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(0, output + await error);
        int passed = int.Parse(Passed().Match(output).Groups["count"].Value, CultureInfo.InvariantCulture);
        passed.ShouldBeGreaterThanOrEqualTo(11, output);
    }

    [GeneratedRegex(@"Passed: +(?<count>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Passed();
}
