using Pinpoint.Documents;
using Pinpoint.Imaging;

namespace Pinpoint.Cli.Output;

/// <summary>What a landmark file holds, as a table or JSON.</summary>
internal static class LandmarkFilePrinter
{
    public static void Print(Terminal terminal, string path, LandmarkReadOptions options, bool json)
    {
        ILandmarkFormat format = LandmarkFile.FormatOf(path);
        LandmarkSet landmarks = LandmarkFile.Read(path, options);
        if (json)
        {
            JsonDocumentPrinter.Print(terminal, LandmarkFileDocument.Of(format, landmarks));
            return;
        }

        terminal.Output.WriteLine($"{format.Name}, {landmarks.Count} landmarks, in LPS mm");
        LandmarkPrinter.PrintTable(terminal, landmarks);
        terminal.Warn(landmarks.Warnings);
    }
}
