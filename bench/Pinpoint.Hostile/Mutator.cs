using System.Buffers.Binary;

namespace Pinpoint.Hostile;

/// <summary>Damages bytes as disks, networks, editors and people do: each number of a series gives the same damage to the same bytes.</summary>
internal static class Mutator
{
    private static readonly Func<byte[], Draw, byte[]>[] Kinds =
        [TurnBit, SetByte, CutShort, PutNumber, PutReal, RemovePiece, RepeatPiece, MovePiece, PutWord, PutDigits, PutZeros];

    private static readonly long[] Numbers =
        [0, 1, -1, 127, 255, 32_767, 65_535, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue, 1 << 20];

    private static readonly double[] Reals =
        [0, -0.0, 1e-300, 1e-30, 1e6, 1e30, 1e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -1];

    private static readonly string[] Words =
    [
        "NaN", "1e999", "-1e308", "null", "{", "]", "\"", "\\ud800", "\u0000", "../", "%s%n", "999999999999999999999",
        "-0", "\r\n", ",,", "\u00e9", "''", "1e-400",
    ];

    /// <summary>The bytes with one to four damages.</summary>
    /// <param name="bytes">The bytes, which stay as they are.</param>
    /// <param name="seed">The seed of the series.</param>
    /// <param name="number">The place in the series.</param>
    public static byte[] Mutate(byte[] bytes, ulong seed, long number)
    {
        var draw = new Draw(new SplitMixRandom(seed, (ulong)number));
        byte[] damaged = bytes;
        for (int count = 1 + draw.Below(4); count > 0; count--)
        {
            damaged = Kinds[draw.Below(Kinds.Length)]([.. damaged], draw);
        }

        return damaged;
    }

    private static byte[] TurnBit(byte[] bytes, Draw draw)
    {
        if (bytes.Length > 0)
        {
            bytes[draw.Place(bytes.Length)] ^= (byte)(1 << draw.Below(8));
        }

        return bytes;
    }

    private static byte[] SetByte(byte[] bytes, Draw draw)
    {
        if (bytes.Length > 0)
        {
            bytes[draw.Place(bytes.Length)] = (byte)draw.Below(256);
        }

        return bytes;
    }

    private static byte[] CutShort(byte[] bytes, Draw draw) => bytes[..draw.Below(bytes.Length + 1)];

    private static byte[] PutNumber(byte[] bytes, Draw draw)
    {
        byte[] number = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(number, Numbers[draw.Below(Numbers.Length)]);
        int size = 1 << draw.Below(4);
        return Put(bytes, number.AsSpan(0, size), draw);
    }

    private static byte[] PutReal(byte[] bytes, Draw draw)
    {
        double value = Reals[draw.Below(Reals.Length)];
        byte[] number = new byte[8];
        if (draw.Below(2) == 0)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(number, value);
            return Put(bytes, number, draw);
        }

        BinaryPrimitives.WriteSingleLittleEndian(number, (float)value);
        return Put(bytes, number.AsSpan(0, 4), draw);
    }

    private static byte[] RemovePiece(byte[] bytes, Draw draw)
    {
        var (from, to) = draw.Piece(bytes.Length);
        return [.. bytes.AsSpan(0, from), .. bytes.AsSpan(to)];
    }

    private static byte[] RepeatPiece(byte[] bytes, Draw draw)
    {
        var (from, to) = draw.Piece(bytes.Length);
        return [.. bytes.AsSpan(0, to), .. bytes.AsSpan(from)];
    }

    private static byte[] MovePiece(byte[] bytes, Draw draw)
    {
        var (from, to) = draw.Piece(bytes.Length);
        byte[] piece = bytes[from..to];
        byte[] rest = [.. bytes.AsSpan(0, from), .. bytes.AsSpan(to)];
        int place = draw.Below(rest.Length + 1);
        return [.. rest.AsSpan(0, place), .. piece, .. rest.AsSpan(place)];
    }

    private static byte[] PutWord(byte[] bytes, Draw draw)
    {
        byte[] word = System.Text.Encoding.UTF8.GetBytes(Words[draw.Below(Words.Length)]);
        int place = draw.Place(bytes.Length + 1);
        return [.. bytes.AsSpan(0, place), .. word, .. bytes.AsSpan(place)];
    }

    // A number of a text becomes another, which is what hurts most there.
    private static byte[] PutDigits(byte[] bytes, Draw draw)
    {
        int[] digits = [.. Enumerable.Range(0, Math.Min(bytes.Length, 1 << 16)).Where(i => bytes[i] is >= (byte)'0' and <= (byte)'9')];
        if (digits.Length == 0)
        {
            return bytes;
        }

        int place = digits[draw.Below(digits.Length)];
        string[] others = ["0", "-1", "1e308", "99999999999", "0.000000001", "NaN", "1e6", "007", "1,5"];
        return [.. bytes.AsSpan(0, place), .. System.Text.Encoding.ASCII.GetBytes(others[draw.Below(others.Length)]), .. bytes.AsSpan(place + 1)];
    }

    private static byte[] PutZeros(byte[] bytes, Draw draw)
    {
        var (from, to) = draw.Piece(bytes.Length);
        bytes.AsSpan(from, to - from).Clear();
        return bytes;
    }

    private static byte[] Put(byte[] bytes, ReadOnlySpan<byte> number, Draw draw)
    {
        if (bytes.Length >= number.Length)
        {
            number.CopyTo(bytes.AsSpan(draw.Place(bytes.Length - number.Length + 1)));
        }

        return bytes;
    }

    private sealed class Draw(SplitMixRandom random)
    {
        private const int Head = 400;
        private SplitMixRandom _random = random;

        public int Below(int count) => _random.NextIndex(count);

        // Headers stand at the beginning and are short: half of all damage goes there.
        public int Place(int length) => Below(2) == 0 ? Below(length) : Below(Math.Min(length, Head));

        public (int From, int To) Piece(int length)
        {
            int from = length == 0 ? 0 : Place(length);
            return (from, Math.Min(length, from + 1 + Below(64)));
        }
    }
}
