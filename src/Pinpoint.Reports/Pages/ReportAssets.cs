using System.Reflection;

namespace Pinpoint.Reports;

/// <summary>The style sheet and the programs of the pages, kept as files of their own among the sources.</summary>
internal static class ReportAssets
{
    /// <summary>The text of an asset.</summary>
    public static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Reports.{name}")
            ?? throw new InvalidOperationException($"The asset '{name}' is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
