namespace Pinpoint;

/// <summary>The machine lacks what the work needs: disk space, memory, the right to write (exit code 4 of the command).</summary>
public sealed class ResourceException : PinpointException
{
    /// <summary>Creates the exception with its one-line message.</summary>
    public ResourceException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
