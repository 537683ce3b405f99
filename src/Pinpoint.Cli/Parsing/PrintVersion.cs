using System.CommandLine;
using System.CommandLine.Invocation;
using Pinpoint.Models;

namespace Pinpoint.Cli.Parsing;

/// <summary>Prints the version as one bare line.</summary>
internal sealed class PrintVersion : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(ToolVersion.Text);
        return ExitCodes.Done;
    }
}
