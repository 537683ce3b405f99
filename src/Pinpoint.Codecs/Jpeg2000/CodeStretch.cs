namespace Pinpoint.Codecs;

/// <summary>A stretch of a block's code: from one packet, and of one codeword segment.</summary>
internal struct CodeStretch
{
    internal int Start;
    internal int Length;

    /// <summary>The block's next stretch; -1 after the last.</summary>
    internal int Next;

    /// <summary>Coding passes that came with it.</summary>
    internal short Passes;
}
