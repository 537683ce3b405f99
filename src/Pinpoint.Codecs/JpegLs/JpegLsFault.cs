namespace Pinpoint.Codecs;

/// <summary>Why a row could not be decoded.</summary>
internal enum JpegLsFault
{
    /// <summary>It could.</summary>
    None,

    /// <summary>The code ends before the row does.</summary>
    EndOfCode,

    /// <summary>A code that no sample has.</summary>
    NoCode,
}
