namespace Pinpoint;

/// <summary>The command or an option was used wrongly (exit code 2 of the command).</summary>
public sealed class UsageException : PinpointException
{
    /// <summary>Creates the exception with its one-line message.</summary>
    public UsageException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
