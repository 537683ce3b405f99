using Pinpoint.Codecs.Tests.Support;

namespace Pinpoint.Codecs.Tests.JpegLs;

/// <summary>Encodes pictures as ITU T.87 annexes A and C say, line by line of its text: no tables, no tricks, the names of the standard.</summary>
internal sealed class LsEncoder
{
    private static readonly int[] J = [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15];
    private readonly int _near;
    private readonly int _maxval;
    private readonly int _t1;
    private readonly int _t2;
    private readonly int _t3;
    private readonly int _reset;
    private readonly int _range;
    private readonly int _qbpp;
    private readonly int _limit;
    private readonly int[] _a = new int[367];
    private readonly int[] _b = new int[365];
    private readonly int[] _c = new int[365];
    private readonly int[] _n = new int[367];
    private readonly int[] _nn = new int[367];
    private int _runIndex;
    private BitSink _bits = new([], 1);

    private LsEncoder(LsEncoding encoding)
    {
        _near = encoding.Near;
        int[] presets = encoding.Presets ?? [0, 0, 0, 0, 0];
        _maxval = presets[0] != 0 ? presets[0] : (1 << encoding.Precision) - 1;
        (_t1, _t2, _t3) = Thresholds(_maxval, _near);
        _t1 = presets[1] != 0 ? presets[1] : _t1;
        _t2 = presets[2] != 0 ? presets[2] : _t2;
        _t3 = presets[3] != 0 ? presets[3] : _t3;
        _reset = presets[4] != 0 ? presets[4] : 64;
        _range = ((_maxval + (2 * _near)) / ((2 * _near) + 1)) + 1;
        _qbpp = (int)Math.Ceiling(Math.Log2(_range));
        int bpp = Math.Max(2, (int)Math.Ceiling(Math.Log2(_maxval + 1)));
        _limit = 2 * (bpp + Math.Max(8, bpp));
    }

    public static byte[] Encode(ushort[] samples, int width, int height, LsEncoding encoding)
    {
        var code = new List<byte>();
        code.PutMarker(0xD8);
        code.PutFrameHeader(0xF7, encoding.Precision, width, height);
        if (encoding.Presets is not null)
        {
            code.PutSegment(0xF8, [1, .. encoding.Presets.SelectMany(preset => (byte[])[(byte)(preset >> 8), (byte)preset])]);
        }

        if (encoding.RowsPerInterval > 0)
        {
            code.PutRestartInterval(encoding.RowsPerInterval);
        }

        code.PutSegment(0xDA, 1, 1, 0, (byte)encoding.Near, 0, 0);
        new LsEncoder(encoding).PutRows(code, samples, width, height, encoding.RowsPerInterval == 0 ? height : encoding.RowsPerInterval);
        code.PutMarker(0xD9);
        return [.. code];
    }

    private static (int First, int Second, int Third) Thresholds(int maxval, int near)
    {
        int Clamp(int i, int j) => i > maxval || i < j ? j : i;
        int t1;
        int t2;
        if (maxval >= 128)
        {
            int factor = (Math.Min(maxval, 4095) + 128) / 256;
            t1 = Clamp((factor * (3 - 2)) + 2 + (3 * near), near + 1);
            t2 = Clamp((factor * (7 - 3)) + 3 + (5 * near), t1);
            return (t1, t2, Clamp((factor * (21 - 4)) + 4 + (7 * near), t2));
        }

        int divisor = 256 / (maxval + 1);
        t1 = Clamp(Math.Max(2, (3 / divisor) + (3 * near)), near + 1);
        t2 = Clamp(Math.Max(3, (7 / divisor) + (5 * near)), t1);
        return (t1, t2, Clamp(Math.Max(4, (21 / divisor) + (7 * near)), t2));
    }

    private void PutRows(List<byte> code, ushort[] samples, int width, int height, int rowsPerInterval)
    {
        var rebuilt = new int[height, width];
        for (int start = 0; start < height; start += rowsPerInterval)
        {
            if (start > 0)
            {
                code.PutMarker(0xD0 + (((start / rowsPerInterval) - 1) % 8));
            }

            Initialize();
            _bits = new BitSink(code, 1);
            for (int y = start; y < Math.Min(height, start + rowsPerInterval); y++)
            {
                PutRow(samples, rebuilt, y, start, width);
            }

            _bits.Align(0);
        }
    }

    private void Initialize()
    {
        Array.Fill(_a, Math.Max(2, (_range + 32) / 64));
        Array.Fill(_n, 1);
        Array.Clear(_b);
        Array.Clear(_c);
        Array.Clear(_nn);
        _runIndex = 0;
    }

    private void PutRow(ushort[] samples, int[,] rebuilt, int y, int start, int width)
    {
        // The neighbours of A.3.1: beyond the top zeros, beyond the left the one above, beyond the right the last one.
        int Above(int row, int x) => row <= start ? 0 : rebuilt[row - 1, Math.Min(x, width - 1)];
        int Left(int row, int x) => x > 0 ? rebuilt[row, x - 1] : Above(row, 0);
        int AboveLeft(int x) => x > 0 ? Above(y, x - 1) : y <= start ? 0 : Left(y - 1, 0);
        for (int x = 0; x < width; x++)
        {
            int ra = Left(y, x);
            int rb = Above(y, x);
            int rc = AboveLeft(x);
            int rd = Above(y, x + 1);
            int q1 = Quantize(rd - rb);
            int q2 = Quantize(rb - rc);
            int q3 = Quantize(rc - ra);
            if (q1 != 0 || q2 != 0 || q3 != 0)
            {
                rebuilt[y, x] = PutRegular(samples[(y * width) + x], ra, rb, rc, q1, q2, q3);
                continue;
            }

            int length = 0;
            while (x + length < width && Math.Abs(samples[(y * width) + x + length] - ra) <= _near)
            {
                rebuilt[y, x + length] = ra;
                length++;
            }

            PutRunLength(length, x + length == width);
            x += length;
            if (x < width)
            {
                rebuilt[y, x] = PutInterruption(samples[(y * width) + x], ra, Above(y, x));
            }
        }
    }

    private int Quantize(int difference)
    {
        int size = Math.Abs(difference);
        int grade = size <= _near ? 0 : size < _t1 ? 1 : size < _t2 ? 2 : size < _t3 ? 3 : 4;
        return Math.Sign(difference) * grade;
    }

    private int PutRegular(int sample, int ra, int rb, int rc, int q1, int q2, int q3)
    {
        int q = (81 * q1) + (9 * q2) + q3;
        int sign = q < 0 ? -1 : 1;
        q = Math.Abs(q);
        int px = rc >= Math.Max(ra, rb) ? Math.Min(ra, rb) : rc <= Math.Min(ra, rb) ? Math.Max(ra, rb) : ra + rb - rc;
        px = Math.Clamp(px + (sign * _c[q]), 0, _maxval);
        var (errval, rebuilt) = Quantize(sample, px, sign);
        int k = 0;
        while ((_n[q] << k) < _a[q])
        {
            k++;
        }

        int merrval = _near == 0 && k == 0 && 2 * _b[q] <= -_n[q]
            ? (errval >= 0 ? (2 * errval) + 1 : -2 * (errval + 1))
            : (errval >= 0 ? 2 * errval : (-2 * errval) - 1);
        PutGolomb(merrval, k, _limit);
        _b[q] += errval * ((2 * _near) + 1);
        _a[q] += Math.Abs(errval);
        if (_n[q] == _reset)
        {
            _a[q] >>= 1;
            _b[q] = _b[q] >= 0 ? _b[q] >> 1 : -((1 - _b[q]) >> 1);
            _n[q] >>= 1;
        }

        _n[q]++;
        if (_b[q] <= -_n[q])
        {
            _b[q] += _n[q];
            _c[q] = Math.Max(-128, _c[q] - 1);
            _b[q] = _b[q] <= -_n[q] ? -_n[q] + 1 : _b[q];
        }
        else if (_b[q] > 0)
        {
            _b[q] -= _n[q];
            _c[q] = Math.Min(127, _c[q] + 1);
            _b[q] = _b[q] > 0 ? 0 : _b[q];
        }

        return rebuilt;
    }

    /// <summary>The error to code (A.4.4, A.4.5) and the sample that a decoder will see.</summary>
    private (int Error, int Rebuilt) Quantize(int sample, int px, int sign)
    {
        int errval = sign * (sample - px);
        errval = errval > 0 ? (errval + _near) / ((2 * _near) + 1) : -((_near - errval) / ((2 * _near) + 1));
        int rebuilt = Math.Clamp(px + (sign * errval * ((2 * _near) + 1)), 0, _maxval);
        errval = errval < 0 ? errval + _range : errval;
        errval = errval >= (_range + 1) / 2 ? errval - _range : errval;
        return (errval, rebuilt);
    }

    private void PutRunLength(int length, bool endOfLine)
    {
        while (length >= 1 << J[_runIndex])
        {
            _bits.Put(1, 1);
            length -= 1 << J[_runIndex];
            _runIndex = Math.Min(31, _runIndex + 1);
        }

        if (!endOfLine)
        {
            _bits.Put(0, 1);
            _bits.Put(length, J[_runIndex]);
        }
        else if (length > 0)
        {
            _bits.Put(1, 1);
        }
    }

    private int PutInterruption(int sample, int ra, int rb)
    {
        int type = Math.Abs(ra - rb) <= _near ? 1 : 0;
        int px = type == 1 ? ra : rb;
        int sign = type == 0 && ra > rb ? -1 : 1;
        var (errval, rebuilt) = Quantize(sample, px, sign);
        int q = 365 + type;
        int temp = type == 0 ? _a[q] : _a[q] + (_n[q] >> 1);
        int k = 0;
        while ((_n[q] << k) < temp)
        {
            k++;
        }

        int map = (k == 0 && errval > 0 && 2 * _nn[q] < _n[q]) || (errval < 0 && 2 * _nn[q] >= _n[q]) || (errval < 0 && k != 0) ? 1 : 0;
        int emerrval = (2 * Math.Abs(errval)) - type - map;
        PutGolomb(emerrval, k, _limit - J[_runIndex] - 1);
        _nn[q] += errval < 0 ? 1 : 0;
        _a[q] += (emerrval + 1 - type) >> 1;
        if (_n[q] == _reset)
        {
            _a[q] >>= 1;
            _n[q] >>= 1;
            _nn[q] >>= 1;
        }

        _n[q]++;
        _runIndex = Math.Max(0, _runIndex - 1);
        return rebuilt;
    }

    private void PutGolomb(int value, int k, int limit)
    {
        if (value >> k < limit - _qbpp - 1)
        {
            _bits.Put(0, value >> k);
            _bits.Put(1, 1);
            _bits.Put(value, k);
        }
        else
        {
            _bits.Put(0, limit - _qbpp - 1);
            _bits.Put(1, 1);
            _bits.Put(value - 1, _qbpp);
        }
    }
}
