namespace Pinpoint.Codecs;

/// <summary>One of the stretches of code that make up a tile.</summary>
/// <param name="Index">Its rank among all of the codestream.</param>
/// <param name="Header">Where its header starts, behind SOT.</param>
/// <param name="End">Where its packets end.</param>
/// <param name="Next">The next part of the same tile; -1 for none.</param>
internal readonly record struct TilePart(int Index, int Header, int End, int Next);
