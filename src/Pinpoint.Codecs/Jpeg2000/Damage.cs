namespace Pinpoint.Codecs;

/// <summary>The exceptions of the JPEG 2000 decoder, in one form.</summary>
internal static class Damage
{
    /// <summary>The code is not what the standard allows.</summary>
    /// <param name="what">What is wrong; goes on with "at byte ..".</param>
    /// <param name="position">The byte of the frame's code.</param>
    internal static CodecException At(string what, int position) => new(Invariant($"JPEG 2000: {what} at byte {position}"));

    /// <summary>The code ends, or a part of it, before all is read.</summary>
    internal static CodecException Cut(string where, int position) => new(Invariant($"JPEG 2000: the code ends {where} at byte {position}"));

    /// <summary>Sound, it may be, but not decoded here.</summary>
    internal static CodecException Refused(string what) => new("JPEG 2000: " + what);
}
