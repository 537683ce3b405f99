namespace Pinpoint;

/// <summary>
/// One run at a time in a folder. The lock is the operating system's, on a file in the folder, and ends with its process however that ends; who holds it is
/// said in a second file. Two runs into one folder would each say that they are done, and one result would be left.
/// </summary>
public sealed class FolderLock : IDisposable
{
    /// <summary>The locked file's name.</summary>
    public const string FileName = ".pinpoint.lock";

    private const string OwnerName = ".pinpoint.owner";
    private const int MostTries = 20;
    private readonly string _folder;
    private readonly bool _made;
    private readonly FileStream _held;

    private FolderLock(string folder, bool made, FileStream held)
    {
        _folder = folder;
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
        try
        {
            bool made = !Directory.Exists(folder);
            Directory.CreateDirectory(folder);
            var taken = new FolderLock(folder, made, Hold(folder));
            taken.SayWhose(work);
            LeftoverFiles.Remove(folder);
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
            File.Delete(Path.Combine(_folder, OwnerName));
            File.Delete(Path.Combine(_folder, FileName));
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
                Path.Combine(_folder, OwnerName),
                Invariant($"{work} (process {Environment.ProcessId} on {Environment.MachineName}, since {DateTime.UtcNow:yyyy-MM-dd HH:mm:ss} UTC)"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Others are told that it is not known.
        }
    }

    // A file that its last holder removed between opening and locking would be locked by nobody else: the one that was locked must still stand there.
    private static FileStream Hold(string folder)
    {
        string path = Path.Combine(folder, FileName);
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
                throw new UsageException($"{folder}: is being written by another run: {OwnerOf(folder)}; wait for it, stop it, or choose another folder");
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

    private static string OwnerOf(string folder)
    {
        const int MostBytes = 1 << 10;
        const int MostLetters = 300;
        try
        {
            return InputFile.ReadText(Path.Combine(folder, OwnerName), MostBytes) is { Length: > 0 } text
                ? text[..Math.Min(text.Length, MostLetters)]
                : "it has not said which";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "it has not said which";
        }
    }
}
