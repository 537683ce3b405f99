namespace Pinpoint;

/// <summary>The root of everything that the user can mend. Its message is one line: what is wrong, where, and what to do.</summary>
public abstract class PinpointException : Exception
{
    /// <summary>Creates the exception with its one-line message.</summary>
    protected PinpointException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
