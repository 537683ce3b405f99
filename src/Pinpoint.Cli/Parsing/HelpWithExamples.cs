using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Pinpoint.Cli.Parsing;

/// <summary>The usual help, followed by examples.</summary>
internal sealed class HelpWithExamples(HelpAction help, CommandExamples examples) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int code = help.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        Command command = parseResult.CommandResult.Command;
        Write(output, "Examples:", examples.Of(command));
        if (examples.AppendixOf(command) is { } appendix)
        {
            Write(output, appendix.Heading, [.. appendix.Lines()]);
        }

        return code;
    }

    private static void Write(TextWriter output, string heading, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        output.WriteLine(heading);
        foreach (string line in lines)
        {
            output.WriteLine("  " + line);
        }

        output.WriteLine();
    }
}
