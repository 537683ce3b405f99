using Pinpoint.Documents;

namespace Pinpoint.Cli.Output;

/// <summary>Prints the one JSON document of <c>--json</c>.</summary>
internal static class JsonDocumentPrinter
{
    public static void Print<T>(Terminal terminal, T document)
        where T : IDocument => terminal.Output.WriteLine(DocumentText.Of(document));
}
