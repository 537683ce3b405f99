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
        IReadOnlyList<string> lines = examples.Of(parseResult.CommandResult.Command);
        if (lines.Count > 0)
        {
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (string line in lines)
            {
                output.WriteLine("  " + line);
            }

            output.WriteLine();
        }

        return code;
    }
}
