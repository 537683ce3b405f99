namespace Pinpoint.Codecs;

/// <summary>One resolution of a tile: what its wavelet step yields.</summary>
/// <param name="Area">Its samples, in its own coordinates (equation B-14).</param>
/// <param name="FirstPrecinct">Its precincts among those of the tile, in rows.</param>
/// <param name="Precincts">How many they are.</param>
internal readonly record struct Resolution(Area Area, int FirstPrecinct, int Precincts);
