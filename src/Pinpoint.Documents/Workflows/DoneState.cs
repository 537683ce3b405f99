namespace Pinpoint.Workflows;

/// <summary>How far a work is with files that it writes.</summary>
internal enum DoneState
{
    /// <summary>There is a file that this work did not write, or that was changed since.</summary>
    Foreign,

    /// <summary>What is there of them may be written again: it is as this work wrote it, or the work was ended while it did.</summary>
    Open,

    /// <summary>They are all there, every one as this work wrote it from this input.</summary>
    Done,
}
