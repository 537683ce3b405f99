namespace Pinpoint.Codecs;

/// <summary>A sub-band of a tile.</summary>
/// <param name="Orientation">LL 0, HL 1, LH 2, HH 3: horizontal high-pass counts 1, vertical 2.</param>
/// <param name="Area">Its coefficients, in its own coordinates (equation B-15).</param>
/// <param name="Target">Where its first coefficient lies among those of the tile.</param>
/// <param name="Planes">Bit-planes (equation E-2).</param>
/// <param name="Step">Size of a step of the quantizer (equation E-3); 1 with the 5/3 wavelet.</param>
internal readonly record struct Subband(int Orientation, Area Area, int Target, int Planes, float Step);
