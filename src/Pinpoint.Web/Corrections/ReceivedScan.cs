namespace Pinpoint.Web.Corrections;

/// <summary>A scan that came in whole and waits for its place; what has none in the end is removed.</summary>
/// <param name="file">Where it waits.</param>
/// <param name="stem">The plain part of its name.</param>
/// <param name="ending">The ending that its content asks for.</param>
/// <param name="content">What tells it from other scans: its voxels, and where they lie.</param>
internal sealed class ReceivedScan(string file, string stem, string ending, string content) : IDisposable
{
    public string Stem { get; } = stem;

    public string Content { get; } = content;

    /// <summary>Puts it beside the others.</summary>
    /// <exception cref="IOException">That cannot be done.</exception>
    /// <exception cref="UnauthorizedAccessException">That may not be done.</exception>
    public void MoveTo(string folder, string name) => File.Move(file, Path.Combine(folder, name + ending));

    public void Dispose() => Remove(file);

    /// <summary>Removes a file that nobody needs; if that fails, what went wrong before says more.</summary>
    public static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It lies under a name that no reader of data sets takes for a scan.
        }
    }
}
