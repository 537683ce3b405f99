namespace Pinpoint.Networks;

/// <summary>Where the pooled windows of one tile go, for one panel of maps.</summary>
internal readonly unsafe struct PoolingTarget(float* output, uint* records, nint column, nint row, int columns, int rows)
{
    /// <summary>Windows of the tile that exist along x.</summary>
    public int Columns => columns;

    /// <summary>Windows of the tile that exist along y.</summary>
    public int Rows => rows;

    /// <summary>The 32 maps of a window of the tile.</summary>
    public float* Output(int x, int y) => output + (((x * column) + (y * row)) * Panels.Width);

    /// <summary>The record of a window of the tile, or null outside training.</summary>
    public uint* Record(int x, int y) => records is null ? null : records + (((x * column) + (y * row)) * Winograd.RecordWords);
}
