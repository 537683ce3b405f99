using Pinpoint.Cli.Parsing;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Output;

/// <summary>What is said of a report's file.</summary>
internal static class PageText
{
    /// <summary>Makes sure that a name is that of a page, and that nothing is written over.</summary>
    /// <exception cref="UsageException">It is not, or the file is there already.</exception>
    public static void Claim(string path, bool force)
    {
        if (!ReportOption.IsPage(path))
        {
            throw new UsageException($"{path}: a report is an HTML file; name it FILE.html");
        }

        if (!force)
        {
            KeptFiles.Refuse([path], "another name");
        }
    }

    /// <summary>The name and size of a page that was written.</summary>
    public static string Of(string path)
    {
        long bytes = new FileInfo(path).Length;
        return $"{path} ({(bytes < 100_000 ? $"{bytes / 1000.0:0} kB" : $"{bytes / 1e6:0.0} MB")})";
    }
}
