namespace Pinpoint.Codecs;

/// <summary>A precinct: the blocks of one region of one resolution, whose packets hold one layer each.</summary>
internal struct Precinct
{
    /// <summary>Its pieces of the resolution's one or three bands, as an index of the tile's list.</summary>
    internal int FirstPiece;

    /// <summary>The resolution it belongs to.</summary>
    internal int Resolution;

    /// <summary>Layers read so far.</summary>
    internal int Layers;

    /// <summary>Where it stands in progressions by position, on the reference grid (B.12.1.3).</summary>
    internal long X;
    internal long Y;
}
