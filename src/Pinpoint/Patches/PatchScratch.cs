using Pinpoint.Networks;

namespace Pinpoint.Patches;

/// <summary>The memory in which one thread cuts patches: one block of rows of every channel, and a few lines of voxels.</summary>
internal sealed unsafe class PatchScratch : IDisposable
{
    /// <summary>Rows that are cut together; one more row of voxels, for interpolation, makes the 16 of two transposition tiles.</summary>
    public const int BlockRows = 15;

    private const int LineRooms = 4;
    private const int ColumnArrays = 6;
    private readonly AlignedBuffer _values;
    private readonly AlignedBuffer _columns;
    private readonly AlignedBuffer _bytes;

    /// <summary>Takes the memory.</summary>
    /// <param name="size">Pixels along a patch's side.</param>
    /// <param name="channels">Channels that are cut together.</param>
    public PatchScratch(int size, int channels)
    {
        Channels = channels;

        // Room for one more column, for interpolation, in whole vectors and cache lines.
        Pitch = (size + 1 + 15) / 16 * 16;
        _values = new AlignedBuffer((long)BlockRows * channels * Pitch);
        _columns = new AlignedBuffer(ColumnArrays * Pitch);
        _bytes = new AlignedBuffer((LineRooms + 3 * (BlockRows + 1)) * (Pitch + 16) / sizeof(float));
    }

    /// <summary>Channels that are cut together.</summary>
    public int Channels { get; }

    /// <summary>Values from one channel's row to the next channel's; at least one column more than a patch has.</summary>
    public int Pitch { get; }

    /// <summary>The block's values, <c>[BlockRows, Channels, Pitch]</c>.</summary>
    public float* Values => _values.Pointer;

    /// <summary>The place of a channel's first row in <see cref="Values"/>.</summary>
    public float* Channel(int channel) => _values.Pointer + ((nint)channel * Pitch);

    /// <summary>Values from one row to the next.</summary>
    public nint RowStride => (nint)Channels * Pitch;

    /// <summary>Room for one value of each column, for what needs more than one pass: number 0 .. 5.</summary>
    public float* Columns(int number) => _columns.Pointer + ((nint)number * Pitch);

    /// <summary>Bytes of a line of voxels.</summary>
    public int LinePitch => Pitch + 16;

    /// <summary>Room for a line of voxels with its surroundings, number 0 .. 3.</summary>
    public byte* Line(int number) => (byte*)_bytes.Pointer + ((nint)number * LinePitch);

    /// <summary>Room for <c>BlockRows + 1</c> lines of voxels, number 0 .. 2.</summary>
    public byte* Tile(int number) => Line(LineRooms + (number * (BlockRows + 1)));

    /// <inheritdoc/>
    public void Dispose()
    {
        _values.Dispose();
        _columns.Dispose();
        _bytes.Dispose();
    }
}
