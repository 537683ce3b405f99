namespace Pinpoint.Codecs;

/// <summary>How a tile's packets follow one another (the first part of COD, A.6.1).</summary>
/// <param name="Order">The progression, where POC changes nothing.</param>
/// <param name="Layers">Quality layers.</param>
/// <param name="EndsHeaders">Whether every packet header ends with an EPH marker.</param>
internal sealed record PacketStyle(ProgressionOrder Order, int Layers, bool EndsHeaders);
