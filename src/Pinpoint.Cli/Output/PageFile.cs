using System.Text;
using Pinpoint.Cli.Parsing;

namespace Pinpoint.Cli.Output;

/// <summary>The file of a report.</summary>
internal static class PageFile
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

    /// <summary>Writes a page, whole or not at all.</summary>
    /// <returns>Its name and size, to be told to the user.</returns>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static string Write(string path, string html)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(html);
        AtomicFile.Write(path, stream => stream.Write(bytes));
        return $"{path} ({(bytes.Length < 100_000 ? $"{bytes.Length / 1000.0:0} kB" : $"{bytes.Length / 1e6:0.0} MB")})";
    }
}
