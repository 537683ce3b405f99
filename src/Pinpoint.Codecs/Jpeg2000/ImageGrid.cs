namespace Pinpoint.Codecs;

/// <summary>The reference grid, its tiles and the one component on it (SIZ, A.5.1 and Annex B.2 to B.3).</summary>
internal sealed record ImageGrid
{
    // The widest sample whose 5/3 coefficients, at 2 bits of gain and a few of guard, keep within the 30 planes of the block decoder.
    private const int MostBits = 24;

    private long X1 { get; init; }

    private long Y1 { get; init; }

    private long X0 { get; init; }

    private long Y0 { get; init; }

    private long TileWidth { get; init; }

    private long TileHeight { get; init; }

    private long TileX0 { get; init; }

    private long TileY0 { get; init; }

    private int TilesWide { get; init; }

    /// <summary>How many tiles there are.</summary>
    internal int Tiles { get; private init; }

    /// <summary>Bits of a sample.</summary>
    internal int Precision { get; private init; }

    /// <summary>Whether the codestream takes its samples for signed.</summary>
    internal bool Signed { get; private init; }

    /// <summary>Points of the reference grid from one sample to the next.</summary>
    internal int StepX { get; private init; }

    /// <summary>Lines of the reference grid from one row to the next.</summary>
    internal int StepY { get; private init; }

    /// <summary>The samples of the component, in the component's own coordinates.</summary>
    internal Area Samples => new(CeilingDivide(X0, StepX), CeilingDivide(Y0, StepY), CeilingDivide(X1, StepX), CeilingDivide(Y1, StepY));

    /// <summary>The grid that a SIZ marker segment tells, once it is found to be that of the frame.</summary>
    internal static ImageGrid Read(ref ByteReader segment, FrameShape shape)
    {
        int start = segment.Position;
        int capabilities = segment.ReadUInt16();
        long x1 = segment.ReadUInt32(), y1 = segment.ReadUInt32(), x0 = segment.ReadUInt32(), y0 = segment.ReadUInt32();
        long tileWidth = segment.ReadUInt32(), tileHeight = segment.ReadUInt32(), tileX0 = segment.ReadUInt32(), tileY0 = segment.ReadUInt32();
        int components = segment.ReadUInt16();
        if ((capabilities & 0x4000) != 0)
        {
            throw Damage.Refused("HTJ2K (ISO/IEC 15444-15) is not decoded");
        }

        if (components != 1)
        {
            throw Damage.Refused(Invariant($"{components} components; pictures of one are decoded"));
        }

        int depth = segment.ReadByte();
        int stepX = segment.ReadByte(), stepY = segment.ReadByte();
        if (x0 >= x1 || y0 >= y1 || tileX0 > x0 || tileY0 > y0 || tileX0 + tileWidth <= x0 || tileY0 + tileHeight <= y0 || stepX == 0 || stepY == 0)
        {
            throw Damage.At("image and tile sizes that contradict one another", start);
        }

        long tilesWide = CeilingDivide(x1 - tileX0, tileWidth), tilesHigh = CeilingDivide(y1 - tileY0, tileHeight);
        if (tilesWide * tilesHigh > ushort.MaxValue)
        {
            throw Damage.At(Invariant($"{tilesWide} x {tilesHigh} tiles, more than there can be,"), start);
        }

        var grid = new ImageGrid
        {
            X1 = x1,
            Y1 = y1,
            X0 = x0,
            Y0 = y0,
            TileWidth = tileWidth,
            TileHeight = tileHeight,
            TileX0 = tileX0,
            TileY0 = tileY0,
            TilesWide = (int)tilesWide,
            Tiles = (int)(tilesWide * tilesHigh),
            Precision = (depth & 0x7F) + 1,
            Signed = depth >= 0x80,
            StepX = stepX,
            StepY = stepY,
        };
        Area samples = grid.Samples;
        if (samples.Width != shape.Width || samples.Height != shape.Height)
        {
            throw Damage.Refused(Invariant($"the code holds {samples.Width} x {samples.Height} samples, the file says {shape.Width} x {shape.Height}"));
        }

        if (grid.Precision > Math.Min(shape.BitsAllocated, MostBits))
        {
            throw Damage.Refused(Invariant($"samples of {grid.Precision} bits; {Math.Min(shape.BitsAllocated, MostBits)} are the most here"));
        }

        return grid;
    }

    /// <summary>A tile on the reference grid (equations B-7 to B-10).</summary>
    internal Area Tile(int index)
    {
        long column = index % TilesWide, row = index / TilesWide;
        return new Area(
            Math.Max(TileX0 + (column * TileWidth), X0),
            Math.Max(TileY0 + (row * TileHeight), Y0),
            Math.Min(TileX0 + ((column + 1) * TileWidth), X1),
            Math.Min(TileY0 + ((row + 1) * TileHeight), Y1));
    }

    /// <summary>The samples of a tile, in the component's coordinates (equation B-12).</summary>
    internal Area TileSamples(int index)
    {
        Area tile = Tile(index);
        return new Area(CeilingDivide(tile.X0, StepX), CeilingDivide(tile.Y0, StepY), CeilingDivide(tile.X1, StepX), CeilingDivide(tile.Y1, StepY));
    }

    private static long CeilingDivide(long value, long step) => (value + step - 1) / step;
}
