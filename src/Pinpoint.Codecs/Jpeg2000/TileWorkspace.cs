using System.Buffers;

namespace Pinpoint.Codecs;

/// <summary>What the decoding of one tile needs, kept from tile to tile. All large arrays are rented.</summary>
internal sealed class TileWorkspace : IDisposable
{
    private int[] _coefficients = [];
    private int[] _lines = [];

    internal TileLayout Layout { get; } = new();

    /// <summary>The stretches of the blocks' code.</summary>
    internal PooledList<CodeStretch> Stretches { get; } = new();

    /// <summary>Where the packets of the tile's parts stand in the code.</summary>
    internal PooledList<(int Start, int End)> Parts { get; } = new();

    /// <summary>The headers of the tile's packets, where these do not stand with the packets (PPM, PPT).</summary>
    internal PooledList<byte> PackedHeaders { get; } = new();

    internal bool HasPackedHeaders { get; set; }

    /// <summary>The precincts in a progression by position.</summary>
    internal PooledList<int> PrecinctOrder { get; } = new();

    internal BlockDecoder Blocks { get; } = new();

    /// <summary>Forgets the tile before.</summary>
    internal void Clear()
    {
        Stretches.Clear();
        Parts.Clear();
        PackedHeaders.Clear();
        HasPackedHeaders = false;
    }

    /// <summary>Room for the coefficients of a tile. What it holds is left over.</summary>
    internal int[] Coefficients(int width, int height) => Rent(ref _coefficients, Wavelet.Space(width, height));

    /// <summary>Room for some lines of a tile. What it holds is left over.</summary>
    internal int[] Lines(int count) => Rent(ref _lines, count);

    public void Dispose()
    {
        Layout.Dispose();
        Stretches.Dispose();
        Parts.Dispose();
        PackedHeaders.Dispose();
        PrecinctOrder.Dispose();
        Blocks.Dispose();
        Return(_coefficients);
        Return(_lines);
        (_coefficients, _lines) = ([], []);
    }

    private static int[] Rent(ref int[] array, int count)
    {
        if (array.Length < count)
        {
            Return(array);
            array = ArrayPool<int>.Shared.Rent(count);
        }

        return array;
    }

    private static void Return(int[] array)
    {
        if (array.Length > 0)
        {
            ArrayPool<int>.Shared.Return(array);
        }
    }
}
