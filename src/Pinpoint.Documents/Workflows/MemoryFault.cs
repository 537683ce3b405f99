namespace Pinpoint.Workflows;

/// <summary>Tells whether work ended for want of memory.</summary>
internal static class MemoryFault
{
    /// <summary>Whether it did, on this thread or on others that worked for it.</summary>
    public static bool Is(Exception exception) =>
        exception is OutOfMemoryException
        || (exception is AggregateException many && many.Flatten().InnerExceptions.Any(inner => inner is OutOfMemoryException));
}
