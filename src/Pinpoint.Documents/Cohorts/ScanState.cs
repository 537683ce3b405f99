namespace Pinpoint.Documents;

/// <summary>How far the work on a scan is.</summary>
public enum ScanState
{
    /// <summary>It was begun, and nothing more is known: it is at work, or was killed.</summary>
    Begun,

    /// <summary>The answer is there.</summary>
    Done,

    /// <summary>There is no answer, and a reason.</summary>
    Failed,

    /// <summary>The process was asked to stop before the answer was there.</summary>
    Interrupted,
}
