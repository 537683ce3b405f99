namespace Pinpoint.Codecs;

/// <summary>The resolutions, sub-bands, precincts and code-blocks of one tile (Annex B.5 to B.7). Kept and filled anew for each tile.</summary>
internal sealed class TileLayout : IDisposable
{
    // 32 decompositions: 33 resolutions and 3 * 32 + 1 bands.
    private readonly Resolution[] _resolutions = new Resolution[33];
    private readonly Subband[] _bands = new Subband[97];
    private int _resolutionCount;

    internal ReadOnlySpan<Resolution> Resolutions => _resolutions.AsSpan(0, _resolutionCount);

    internal ReadOnlySpan<Subband> Bands => _bands.AsSpan(0, (3 * _resolutionCount) - 2);

    internal PooledList<Precinct> Precincts { get; } = new();

    internal PooledList<PrecinctPiece> Pieces { get; } = new();

    internal PooledList<CodeBlock> Blocks { get; } = new();

    internal PooledList<TagNode> Nodes { get; } = new();

    /// <summary>The samples of the tile, in the component's coordinates.</summary>
    internal Area Samples => _resolutions[_resolutionCount - 1].Area;

    /// <summary>Coefficients from one row of the tile to the next.</summary>
    internal int Stride { get; private set; }

    /// <summary>The pieces of a precinct: one in the lowest resolution, three in the others.</summary>
    internal ReadOnlySpan<PrecinctPiece> PiecesOf(Precinct precinct) =>
        Pieces.Items.Slice(precinct.FirstPiece, precinct.Resolution == 0 ? 1 : 3);

    /// <summary>Lays out a tile.</summary>
    /// <param name="image">The image it is a part of.</param>
    /// <param name="tile">Its index.</param>
    /// <param name="parameters">How it is coded.</param>
    /// <param name="mostPackets">The packets there can be, as each takes a byte of code or more. Nothing is laid out for more.</param>
    internal void Fill(ImageGrid image, int tile, in TileParameters parameters, int mostPackets)
    {
        Precincts.Clear();
        Pieces.Clear();
        Blocks.Clear();
        Nodes.Clear();
        CodingStyle coding = parameters.Coding;
        Area samples = image.TileSamples(tile);
        _resolutionCount = coding.Levels + 1;
        Stride = Wavelet.Stride(samples.Width);
        if ((long)samples.Width * samples.Height > int.MaxValue / 16)
        {
            throw Damage.Refused(Invariant($"a tile of {samples.Width} x {samples.Height} samples; it takes smaller ones"));
        }

        // No ordinary code has blocks of fewer than 4 x 4 coefficients but where few are left. The bound keeps the lists to a few times the frame.
        long mostBlocks = ((long)samples.Width * samples.Height / 4) + (1 << 16);
        for (int resolution = 0; resolution <= coding.Levels; resolution++)
        {
            Area area = samples.Halved(coding.Levels - resolution);
            LayOutBands(resolution, samples, parameters, image.Precision);
            Area cells = area.Cells(coding.PrecinctWidthExponent(resolution), coding.PrecinctHeightExponent(resolution));
            int first = Precincts.Count;
            long packets = (((long)cells.Width * cells.Height) + first) * parameters.Packets.Layers;
            if (packets > mostPackets)
            {
                throw Damage.Cut(Invariant($"before the {packets} packets of tile {tile}, of which each takes a byte or more,"), mostPackets);
            }

            for (long y = cells.Y0; y < cells.Y1; y++)
            {
                for (long x = cells.X0; x < cells.X1; x++)
                {
                    AddPrecinct(resolution, area, x, y, image.Tile(tile), image, coding);
                    if (Blocks.Count > mostBlocks)
                    {
                        throw Damage.Refused(Invariant($"more than {mostBlocks} code-blocks in a tile of {samples.Width} x {samples.Height} samples"));
                    }
                }
            }

            _resolutions[resolution] = new Resolution(area, first, Precincts.Count - first);
        }
    }

    public void Dispose()
    {
        Precincts.Dispose();
        Pieces.Dispose();
        Blocks.Dispose();
        Nodes.Dispose();
    }

    // The index of a resolution's first band; LL of the lowest is 0.
    private static int FirstBand(int resolution) => resolution == 0 ? 0 : (3 * resolution) - 2;

    // The bands of a resolution lie around those of the resolution below: HL to the right, LH underneath, HH in the corner.
    private void LayOutBands(int resolution, Area samples, in TileParameters parameters, int precision)
    {
        int levels = parameters.Coding.Levels;
        Area lower = resolution == 0 ? default : _resolutions[resolution - 1].Area;
        for (int orientation = resolution == 0 ? 0 : 1; orientation < (resolution == 0 ? 1 : 4); orientation++)
        {
            int level = resolution == 0 ? levels : levels - resolution + 1;
            int right = orientation & 1, down = orientation >> 1;
            int index = FirstBand(resolution) + (resolution == 0 ? 0 : orientation - 1);
            long half = level == 0 ? 0 : 1L << (level - 1);
            (int exponent, int mantissa) = parameters.Quantization.Step(index, levels - level) ??
                throw Damage.Refused(Invariant($"the code tells no quantization of sub-band {index}"));
            _bands[index] = new Subband(
                orientation,
                samples.Halved(level, right * half, down * half),
                (right * lower.Width) + (down * lower.Height * Stride),
                parameters.Quantization.GuardBits + exponent - 1,
                parameters.Coding.Reversible ? 1 : MathF.ScaleB(1 + (mantissa / 2048f), precision + right + down - exponent));
        }
    }

    private void AddPrecinct(int resolution, Area area, long cellX, long cellY, Area tile, ImageGrid image, CodingStyle coding)
    {
        int widthExponent = coding.PrecinctWidthExponent(resolution), heightExponent = coding.PrecinctHeightExponent(resolution);
        int halvings = coding.Levels - resolution;

        // A first precinct that the tile cuts into stands where the tile starts.
        long left = cellX << widthExponent, top = cellY << heightExponent;
        Precincts.Add(new Precinct
        {
            FirstPiece = Pieces.Count,
            Resolution = resolution,
            X = left < area.X0 ? tile.X0 : (left << halvings) * image.StepX,
            Y = top < area.Y0 ? tile.Y0 : (top << halvings) * image.StepY,
        });
        int halving = resolution == 0 ? 0 : 1;
        widthExponent -= halving;
        heightExponent -= halving;
        var cell = new Area(cellX << widthExponent, cellY << heightExponent, (cellX + 1) << widthExponent, (cellY + 1) << heightExponent);
        for (int band = FirstBand(resolution); band <= FirstBand(resolution) + (2 * halving); band++)
        {
            AddPiece(band, cell, Math.Min(coding.BlockWidthExponent, widthExponent), Math.Min(coding.BlockHeightExponent, heightExponent));
        }
    }

    private void AddPiece(int bandIndex, Area cell, int widthExponent, int heightExponent)
    {
        ref readonly Subband band = ref _bands[bandIndex];
        Area area = cell.Within(band.Area);
        Area blocks = area.Cells(widthExponent, heightExponent);
        int nodes = Nodes.AddZeros(TagTree.Nodes(blocks.Width, blocks.Height));
        Pieces.Add(new PrecinctPiece(bandIndex, Blocks.Count, blocks.Width, blocks.Height, nodes));
        for (long y = blocks.Y0; y < blocks.Y1; y++)
        {
            for (long x = blocks.X0; x < blocks.X1; x++)
            {
                Area block = area.Within(
                    new Area(x << widthExponent, y << heightExponent, (x + 1) << widthExponent, (y + 1) << heightExponent));
                Blocks.Add(new CodeBlock
                {
                    Target = band.Target + (int)((block.Y0 - band.Area.Y0) * Stride) + (int)(block.X0 - band.Area.X0),
                    Width = (short)block.Width,
                    Height = (short)block.Height,
                    LengthBits = 3,
                });
            }
        }
    }
}
