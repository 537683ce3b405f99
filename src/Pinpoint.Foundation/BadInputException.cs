namespace Pinpoint;

/// <summary>A file or value given by the user is wrong (exit code 3 of the command).</summary>
public sealed class BadInputException : PinpointException
{
    /// <summary>Creates the exception for a problem that has no file.</summary>
    /// <param name="problem">What is wrong and what to do about it, in one line.</param>
    /// <param name="inner">The cause, if another exception told of it.</param>
    public BadInputException(string problem, Exception? inner = null)
        : base(problem, inner)
    {
    }

    /// <summary>Creates the exception for a place in a file; the message reads <c>file: place: problem</c>.</summary>
    /// <param name="file">The file's path as the user gave it.</param>
    /// <param name="place">Where in the file: a field, a line number, a byte offset, or null for the whole file.</param>
    /// <param name="problem">What is wrong and what to do about it, in one line.</param>
    /// <param name="inner">The cause, if another exception told of it.</param>
    public BadInputException(string file, string? place, string problem, Exception? inner = null)
        : base(OneLine(place is null ? $"{file}: {problem}" : $"{file}: {place}: {problem}"), inner)
    {
        File = file;
        Place = place;
    }

    /// <summary>The offending file, if there is one.</summary>
    public string? File { get; }

    /// <summary>The place in <see cref="File"/>, if it is known.</summary>
    public string? Place { get; }

    /// <summary>The label that stands twice, where that is the problem.</summary>
    public string? RepeatedLabel { get; init; }

    /// <summary>What <paramref name="read"/> makes; a problem that names no file is told of <paramref name="file"/>.</summary>
    /// <param name="file">The file that the work is about.</param>
    /// <param name="read">The work.</param>
    /// <exception cref="BadInputException">The work found something wrong.</exception>
    public static T About<T>(string file, Func<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return read();
        }
        catch (BadInputException exception) when (exception.File is null)
        {
            throw new BadInputException(file, null, exception.Message, exception);
        }
    }

    // Names from a hostile file may hold line breaks or a terminal's escape sequences.
    private static string OneLine(string message) =>
        message.Any(char.IsControl) ? string.Concat(message.Select(letter => char.IsControl(letter) ? ' ' : letter)) : message;
}
