using Pinpoint.Cli.Output;

namespace Pinpoint.Cli.Tests;

public sealed class TerminalTests
{
    [Fact]
    public void Warnings_and_errors_about_a_file_with_a_line_break_in_its_name_are_one_line_each()
    {
        using var error = new StringWriter();
        var terminal = new Terminal(TextWriter.Null, error, CancellationToken.None);
        terminal.Warn("new\nline.nii.gz: odd");
        terminal.Warn("new\nline.nii.gz: odd");
        terminal.Fail("new\r\nline.nii.gz: wrong");
        error.ToString().ReplaceLineEndings("\n").ShouldBe("pinpoint: warning: new line.nii.gz: odd\npinpoint: error: new line.nii.gz: wrong\n");
        terminal.Warnings.ShouldBe(["new line.nii.gz: odd"]);
    }
}
