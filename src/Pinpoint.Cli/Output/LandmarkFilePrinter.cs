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
            JsonDocumentPrinter.Print(terminal.Output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("format", format.Name);
                LandmarkPrinter.WriteJson(writer, landmarks, withRadius: false);
                writer.WriteStrings("warnings", landmarks.Warnings);
                writer.WriteEndObject();
            });
            return;
        }

        terminal.Output.WriteLine($"{format.Name}, {landmarks.Count} landmarks, in LPS mm");
        LandmarkPrinter.PrintTable(terminal, landmarks);
        terminal.Warn(landmarks.Warnings);
    }
}
