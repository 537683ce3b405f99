using System.Text;

namespace Pinpoint.Workflows;

/// <summary>The file of a report.</summary>
internal static class PageFile
{
    /// <summary>Writes a page, whole or not at all.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string path, string html)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(html);
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }
}
