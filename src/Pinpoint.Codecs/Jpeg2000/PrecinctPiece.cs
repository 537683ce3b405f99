namespace Pinpoint.Codecs;

/// <summary>The blocks of one sub-band in one precinct: a grid, with tag trees over it.</summary>
/// <param name="Band">Its band, as an index of the tile's.</param>
/// <param name="FirstBlock">The first block; they stand in rows from the upper left one.</param>
/// <param name="BlocksWide">Blocks in a row.</param>
/// <param name="BlocksHigh">Rows of blocks.</param>
/// <param name="FirstNode">The first node of its trees: the leaf of the first block.</param>
internal readonly record struct PrecinctPiece(int Band, int FirstBlock, int BlocksWide, int BlocksHigh, int FirstNode);
