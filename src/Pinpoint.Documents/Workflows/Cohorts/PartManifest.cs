using System.Text;
using Pinpoint.Documents;

namespace Pinpoint.Workflows;

/// <summary>
/// The manifest of a part, to which a line is added for each scan that is begun, done or failed. A line is on the disk before the work goes on; one that a
/// killed run left half written is taken away. One process at a time writes it, held by a lock of the operating system beside it.
/// </summary>
internal sealed class PartManifest : IDisposable
{
    /// <summary>The folder in an output folder that holds the manifests of all its parts.</summary>
    public const string FolderName = "manifests";

    /// <summary>How the files' names end.</summary>
    public const string Ending = ".jsonl";

    private readonly FolderLock _lock;
    private readonly FileStream _stream;
    private readonly string _path;

    private PartManifest(FolderLock held, FileStream stream, string path)
    {
        _lock = held;
        _stream = stream;
        _path = path;
    }

    /// <summary>The folder of an output folder's manifests.</summary>
    public static string FolderOf(string outputFolder) => Path.Combine(outputFolder, FolderName);

    /// <summary>The file of a part.</summary>
    public static string PathOf(string outputFolder, CohortPart part) => Path.Combine(FolderOf(outputFolder), part.Name + Ending);

    /// <summary>Opens the manifest of a part, or begins it.</summary>
    /// <param name="outputFolder">The folder that the work writes to.</param>
    /// <param name="part">The part.</param>
    /// <exception cref="UsageException">Another run is at this part.</exception>
    /// <exception cref="ResourceException">The folder cannot be written.</exception>
    public static PartManifest Open(string outputFolder, CohortPart part)
    {
        string path = PathOf(outputFolder, part);
        FolderLock held = FolderLock.TakePiece(FolderOf(outputFolder), part.Name, Invariant($"pinpoint, part {part.Id} of {part.Count}"));
        try
        {
            var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, 0);
            var manifest = new PartManifest(held, stream, path);
            manifest.TakeAwayHalfLine();
            return manifest;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            held.Dispose();
            throw CannotWrite(path, exception);
        }
    }

    /// <summary>Adds a line, whole or not at all.</summary>
    /// <exception cref="ResourceException">The file cannot be written, or the disk is full.</exception>
    public void Add(ScanRecord record)
    {
        byte[] line = Encoding.UTF8.GetBytes(DocumentText.LineOf(record) + "\n");
        long before = _stream.Length;
        try
        {
            _stream.Position = before;
            _stream.Write(line);
            _stream.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            TryCut(before);
            throw CannotWrite(_path, exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
        _lock.Dispose();
    }

    private static ResourceException CannotWrite(string path, Exception exception) =>
        new($"{path}: cannot be written ({AtomicFile.FirstLine(exception.Message)}); free some space or choose another folder", exception);

    private void TryCut(long length)
    {
        try
        {
            _stream.SetLength(length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next run takes the half line away.
        }
    }

    private void TakeAwayHalfLine()
    {
        const int Block = 1 << 16;
        byte[] block = new byte[Block];
        for (long end = _stream.Length; end > 0;)
        {
            int count = (int)Math.Min(Block, end);
            _stream.Position = end - count;
            _stream.ReadExactly(block, 0, count);
            int last = block.AsSpan(0, count).LastIndexOf((byte)'\n');
            if (last >= 0)
            {
                Cut(end - count + last + 1);
                return;
            }

            end -= count;
        }

        Cut(0);
    }

    private void Cut(long length)
    {
        if (length < _stream.Length)
        {
            _stream.SetLength(length);
        }
    }
}
