namespace Pinpoint;

/// <summary>
/// One run at a time in a folder. The lock is the operating system's, on a file in the folder, and ends with its process however that ends; who holds it is
/// said in a second file. Two runs into one folder would each say that they are done, and one result would be left.
/// </summary>
public sealed class FolderLock : IDisposable
{
    /// <summary>The locked file's name.</summary>
    public const string FileName = ".pinpoint.lock";

    private const string LockEnding = ".lock";
    private const int MostTries = 20;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(20);
    private readonly string _folder;
    private readonly string _path;
    private readonly bool _made;
    private readonly FileStream _held;

    private FolderLock(string folder, string path, bool made, FileStream held)
    {
        _folder = folder;
        _path = path;
        _made = made;
        _held = held;
    }

    /// <summary>Takes the folder, which is made where it is missing; what killed writers left in it is removed.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="work">Who takes it, such as <c>pinpoint train</c>.</param>
    /// <exception cref="UsageException">Another run holds the folder.</exception>
    /// <exception cref="ResourceException">The folder cannot be written.</exception>
    public static FolderLock Take(string folder, string work)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(work);
        FolderLock taken = Take(folder, FileName, folder, work, path => Hold(folder, path));
        LeftoverFiles.Remove(folder);
        return taken;
    }

    /// <summary>Takes one piece of the work in a folder, which others may share; locks that killed runs left on other pieces are removed.</summary>
    /// <param name="folder">The folder, which is made where it is missing.</param>
    /// <param name="piece">The piece, in letters that a file name may have.</param>
    /// <param name="work">Who takes it.</param>
    /// <exception cref="UsageException">Another run holds the piece.</exception>
    /// <exception cref="ResourceException">The folder cannot be written.</exception>
    internal static FolderLock TakePiece(string folder, string piece, string work)
    {
        FolderLock taken = Take(folder, $".{piece}{LockEnding}", Path.Combine(folder, piece), work, path => HoldPatiently(folder, path));
        RemoveLeft(folder);
        return taken;
    }

    /// <summary>Removes the locks of pieces that killed runs left in a folder; what cannot be removed stays.</summary>
    internal static void RemoveLeft(string folder)
    {
        try
        {
            foreach (string path in Directory.EnumerateFiles(folder, ".*" + LockEnding))
            {
                try
                {
                    if (Hold(folder, path) is { } held)
                    {
                        new FolderLock(folder, path, false, held).Dispose();
                    }
                }
                catch (ResourceException)
                {
                    // Whoever takes and gives it all the time removes it.
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Tidying up must not stop what it comes with.
        }
    }

    private static FolderLock Take(string folder, string name, string what, string work, Func<string, FileStream?> hold)
    {
        try
        {
            bool made = !Directory.Exists(folder);
            Directory.CreateDirectory(folder);
            string path = Path.Combine(folder, name);
            var taken = new FolderLock(folder, path, made, hold(path)
                ?? throw new UsageException($"{what}: is being written by another run: {OwnerOf(path)}; wait for it, stop it, or choose another folder"));
            taken.SayWhose(work);
            return taken;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ResourceException($"{folder}: cannot be written ({AtomicFile.FirstLine(exception.Message)}); choose another folder", exception);
        }
    }

    /// <summary>Gives the folder back; one that was made for the lock and holds nothing is removed.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(OwnerFileOf(_path));
            File.Delete(_path);
            _held.Dispose();
            if (_made && !Directory.EnumerateFileSystemEntries(_folder).Any())
            {
                Directory.Delete(_folder);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder went away meanwhile, or was made read-only: the lock ends all the same.
            _held.Dispose();
        }
    }

    // A full disk has room for no name, and none is needed: what the run writes will tell of it better.
    private void SayWhose(string work)
    {
        try
        {
            File.WriteAllText(
                OwnerFileOf(_path),
                Invariant($"{work} (process {Environment.ProcessId} on {Environment.MachineName}, since {DateTime.UtcNow:yyyy-MM-dd HH:mm:ss} UTC)"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Others are told that it is not known.
        }
    }

    // Another run may be about to remove the lock that a killed one left, which takes it a moment.
    private static FileStream? HoldPatiently(string folder, string path)
    {
        for (int i = 0; i < MostTries; i++)
        {
            if (Hold(folder, path) is { } held)
            {
                return held;
            }

            Thread.Sleep(Moment);
        }

        return Hold(folder, path);
    }

    // A file that its last holder removed between opening and locking would be locked by nobody else: the one that was locked must still stand there.
    // Null where another run holds it.
    private static FileStream? Hold(string folder, string path)
    {
        for (int i = 0; i < MostTries; i++)
        {
            FileStream? stream;
            try
            {
                stream = Open(path);
            }
            catch (IOException exception) when (i < MostTries - 1 && (exception is DirectoryNotFoundException || exception.GetType() == typeof(IOException)))
            {
                // Its last holder removed the file, or the folder with it, while it was opened. What is more than that shows at the last try.
                Directory.CreateDirectory(folder);
                continue;
            }

            if (stream is null)
            {
                return null;
            }

            DateTime mark = DateTime.UnixEpoch.AddSeconds(Random.Shared.Next());
            File.SetLastWriteTimeUtc(stream.SafeFileHandle, mark);
            if (File.GetLastWriteTimeUtc(path) == mark)
            {
                return stream;
            }

            stream.Dispose();
        }

        throw new ResourceException($"{folder}: is taken and given back by other runs all the time; choose another folder");
    }

    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException exception) when (exception.GetType() == typeof(IOException) && File.Exists(path))
        {
            return null;
        }
    }

    private static string OwnerFileOf(string path) => path[..^LockEnding.Length] + ".owner";

    private static string OwnerOf(string path)
    {
        const int MostBytes = 1 << 10;
        const int MostLetters = 300;
        try
        {
            return InputFile.ReadText(OwnerFileOf(path), MostBytes) is { Length: > 0 } text
                ? text[..Math.Min(text.Length, MostLetters)]
                : "it has not said which";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "it has not said which";
        }
    }
}
