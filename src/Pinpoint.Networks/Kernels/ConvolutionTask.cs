namespace Pinpoint.Networks;

/// <summary>What the forward kernel of one convolution block needs; flat, so that it lives on the stack.</summary>
internal unsafe struct ConvolutionTask
{
    /// <summary>Input images <c>[image, row, column, PixelStride]</c>.</summary>
    public float* Input;

    /// <summary>First address behind the input; vectors must not be loaded across it.</summary>
    public float* InputEnd;

    public float* Prepared;

    public float* Bias;

    /// <summary>Pooled maps <c>[image, window, map]</c>.</summary>
    public float* Output;

    /// <summary>Pooling records <c>[image, window, panel, 3]</c>, or null outside training.</summary>
    public uint* Records;

    public int PixelStride;
    public int InputSize;
    public int Channels;
    public int PooledSize;
    public int Panels;

    /// <summary>Tiles along an image's side; a tile is one pooling window, two by two of them, or two rows of them.</summary>
    public int TileSide;

    /// <summary>Tiles of all images.</summary>
    public int TotalTiles;

    /// <summary>Tiles of one item.</summary>
    public int BlockTiles;

    /// <summary>Parts into which the panels are cut; an item is one block of tiles and one part of the panels.</summary>
    public int PanelParts;

    public readonly int RowStride => InputSize * PixelStride;

    public readonly int Items => (TotalTiles + BlockTiles - 1) / BlockTiles * PanelParts;

    /// <summary>Image, row and column of a tile.</summary>
    public readonly TilePlace Place(int tile)
    {
        int perImage = TileSide * TileSide;
        int image = tile / perImage;
        int inside = tile - (image * perImage);
        int row = inside / TileSide;
        return new TilePlace(image, row, inside - (row * TileSide));
    }
}
