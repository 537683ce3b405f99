using System.Text;
using Pinpoint.Documents;
using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>What was changed in a case: a file with a line a saving, which only grows.</summary>
internal static class CaseHistory
{
    private const int MostBytesRead = 1 << 18;

    /// <summary>Adds a line. A line that a killed process left half-written stays by itself.</summary>
    /// <exception cref="ResourceException">The file cannot be written.</exception>
    public static void Append(string path, CaseChangeDocument change)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            if (stream.Length > 0)
            {
                stream.Seek(-1, SeekOrigin.End);
                if (stream.ReadByte() != '\n')
                {
                    stream.WriteByte((byte)'\n');
                }
            }

            stream.Write(Encoding.UTF8.GetBytes(DocumentText.LineOf(change) + "\n"));
            stream.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ResourceException($"{path}: cannot be written ({AtomicFile.FirstLine(exception.Message)}); free some space", exception);
        }
    }

    /// <summary>The last changes, the latest first; lines that are damaged are passed over.</summary>
    /// <param name="path">The file; there may be none.</param>
    /// <param name="most">How many at most.</param>
    public static IReadOnlyList<CaseChangeDocument> Last(string path, int most)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Seek(-Math.Min(stream.Length, MostBytesRead), SeekOrigin.End);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Reverse().Select(line => Parse(path, line)).OfType<CaseChangeDocument>().Take(most)];
    }

    /// <summary>What became of each landmark between two states of a case.</summary>
    public static IReadOnlyList<MovedLandmarkItem> Between(LandmarkSet before, LandmarkSet after) =>
    [
        .. after.Concat(before.Where(old => after.Find(old.Name) is null).Select(old => Landmark.Missing(old.Name)))
            .Select(landmark => (Now: landmark, Old: before.Find(landmark.Name)))
            .Where(pair => pair.Now.Position != pair.Old?.Position || pair.Now.IsAbsent != (pair.Old?.IsAbsent ?? false))
            .Select(pair => new MovedLandmarkItem(pair.Now.Name, PointOf(pair.Old), PointOf(pair.Now))),
    ];

    private static IReadOnlyList<double>? PointOf(Landmark? landmark) => landmark?.Position is { } position ? DocumentNumbers.Of(position) : null;

    private static CaseChangeDocument? Parse(string path, string line)
    {
        try
        {
            return line.Length == 0 ? null : DocumentText.Read<CaseChangeDocument>(line, path);
        }
        catch (BadInputException)
        {
            // Half a line, of a process that was killed; what it was about to say was not done.
            return null;
        }
    }
}
