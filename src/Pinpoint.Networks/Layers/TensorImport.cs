using System.Buffers;
using System.Numerics;
using System.Runtime.ExceptionServices;
using System.Runtime.Intrinsics;

namespace Pinpoint.Networks;

/// <summary>
/// Brings one tensor's values from a file to their places, 32 rows (outputs) at a time, several at once. The rows of such a piece of a fully connected
/// layer lie side by side in the engine's layout, so a piece is turned over in tiles of 32 rows by 64 columns, whose 8 KB of targets stay in the first-level
/// cache, and a tile in squares of four by four.
/// </summary>
internal sealed unsafe class TensorImport
{
    // Trained weights are of order one; beyond this a network answers nonsense, however finite.
    private const float Greatest = 1e6f;
    private const int TileColumns = 64;
    private const int Square = 4;
    private readonly SafetensorsFile _file;
    private readonly ParameterTensor _tensor;
    private readonly SafetensorsTensor _source;
    private readonly AlignedBuffer _parameters;
    private readonly int _rows;
    private readonly int _rowLength;
    private readonly int[] _columns;
    private readonly bool _sideBySide;

    public TensorImport(ParameterTensor tensor, SafetensorsFile file, SafetensorsTensor source, AlignedBuffer parameters)
    {
        _file = file;
        _tensor = tensor;
        _source = source;
        _parameters = parameters;
        _rows = checked((int)tensor.Shape[0]);
        _rowLength = checked((int)(tensor.Length / tensor.Shape[0]));
        _sideBySide = _rows > 1 && _tensor.Place(_rowLength) == _tensor.Place(0) + 1;
        _columns = new int[_rowLength];
        for (int column = 0; column < _rowLength; column++)
        {
            _columns[column] = checked((int)(tensor.Place(column) - tensor.Place(0)));
        }
    }

    /// <summary>Reads all values.</summary>
    /// <exception cref="BadInputException">The file cannot be read, ends early, or holds a value that can be no weight.</exception>
    public void Run()
    {
        try
        {
            Parallel.For(0, (_rows + Panels.Width - 1) / Panels.Width, Piece);
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }

    // Not a number is greater than nothing, and so the comparison is turned round.
    private static bool AreSound(ReadOnlySpan<float> values)
    {
        var greatest = new Vector<float>(Greatest);
        int index = 0;
        for (; index <= values.Length - Vector<float>.Count; index += Vector<float>.Count)
        {
            if (!Vector.LessThanOrEqualAll(Vector.Abs(new Vector<float>(values[index..])), greatest))
            {
                return false;
            }
        }

        for (; index < values.Length; index++)
        {
            if (!(Math.Abs(values[index]) <= Greatest))
            {
                return false;
            }
        }

        return true;
    }

    // Four rows of four values: each column's, side by side, go to its own place.
    private static void TurnSquare(float* source, nint stride, float* target, int* columns)
    {
        Vector128<ulong> a = Vector128.Load(source).AsUInt64();
        Vector128<ulong> b = Vector128.Load(source + stride).AsUInt64();
        Vector128<ulong> c = Vector128.Load(source + (2 * stride)).AsUInt64();
        Vector128<ulong> d = Vector128.Load(source + (3 * stride)).AsUInt64();
        Swap(ref a, ref b);
        Swap(ref c, ref d);
        Vector128.Create(a.GetLower(), c.GetLower()).AsSingle().Store(target + columns[0]);
        Vector128.Create(b.GetLower(), d.GetLower()).AsSingle().Store(target + columns[1]);
        Vector128.Create(a.GetUpper(), c.GetUpper()).AsSingle().Store(target + columns[2]);
        Vector128.Create(b.GetUpper(), d.GetUpper()).AsSingle().Store(target + columns[3]);

        // The right values of the one for the left ones of the other, pair by pair.
        static void Swap(ref Vector128<ulong> first, ref Vector128<ulong> second)
        {
            Vector128<ulong> left = Vector128.Create(0x00000000FFFFFFFFUL);
            Vector128<ulong> right = (first >>> 32) | (second & ~left);
            first = (first & left) | (second << 32);
            second = right;
        }
    }

    private void Piece(int piece)
    {
        int first = piece * Panels.Width;
        int rows = Math.Min(Panels.Width, _rows - first);
        float[] values = ArrayPool<float>.Shared.Rent(rows * _rowLength);
        _source.ReadSingles((long)first * _rowLength, values.AsSpan(0, rows * _rowLength));
        if (!AreSound(values.AsSpan(0, rows * _rowLength)))
        {
            throw _file.Damaged(_source, Invariant($"holds values that are no finite numbers, or beyond {Greatest:0}"));
        }

        fixed (float* source = values)
        fixed (int* columns = _columns)
        {
            for (int begin = 0; begin < _rowLength; begin += TileColumns)
            {
                int end = Math.Min(_rowLength, begin + TileColumns);
                int row = 0;
                for (; _sideBySide && row <= rows - Square; row += Square)
                {
                    float* target = TargetOf(first + row);
                    int column = begin;
                    for (; column <= end - Square; column += Square)
                    {
                        TurnSquare(source + ((nint)row * _rowLength) + column, _rowLength, target, columns + column);
                    }

                    for (; column < end; column++)
                    {
                        for (int within = 0; within < Square; within++)
                        {
                            target[columns[column] + within] = source[((nint)(row + within) * _rowLength) + column];
                        }
                    }
                }

                for (; row < rows; row++)
                {
                    float* target = TargetOf(first + row);
                    float* line = source + ((nint)row * _rowLength);
                    for (int column = begin; column < end; column++)
                    {
                        target[columns[column]] = line[column];
                    }
                }
            }
        }

        ArrayPool<float>.Shared.Return(values);
    }

    private float* TargetOf(int row) => _parameters.Pointer + _tensor.Offset + _tensor.Place((long)row * _rowLength);
}
