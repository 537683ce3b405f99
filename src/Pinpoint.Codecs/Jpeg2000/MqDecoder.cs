using System.Numerics;
using System.Runtime.CompilerServices;

namespace Pinpoint.Codecs;

/// <summary>
/// The arithmetic decoder (Annex C). Kept in locals of the passes, so that its registers are those of the machine.
/// </summary>
/// <remarks>
/// A (the interval) and C (the code) of the standard have their 16 bits in bits 47 to 62 of a long; below them C holds up to five bytes more, so that bytes
/// are taken in rarely. A more probable symbol that changes neither state nor scale takes its probability from both, so what both can lose before something
/// else has to happen, the spare, is kept apart: such a symbol costs one subtraction and one branch.
/// </remarks>
internal unsafe struct MqDecoder
{
    private const long Half = 0x8000L << MqStates.ProbabilityShift;
    private const int RefillFrom = 32;

    private long _spare;
    private long _interval;
    private long _code;

    private int _position;
    private byte* _last;

    /// <summary>Starts on a segment of code (INITDEC, C.3.5).</summary>
    /// <param name="segment">Its bytes, then two of 0xFF: a marker, at which the decoder stands still and takes in ones.</param>
    internal void Start(byte* segment)
    {
        // The first byte lies one bit below the highest of the interval.
        _code = (long)*segment << (MqStates.ProbabilityShift + 7);
        Intake intake = new() { Last = segment, Position = MqStates.ProbabilityShift - 1 };
        _code += Refill(ref intake);
        _last = intake.Last;
        _position = intake.Position;
        _interval = Half;
        _spare = 0;
    }

    /// <summary>The next symbol (DECODE, C.3.2), by the state of its context, which adapts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Decode(ulong* context)
    {
        ulong state = *context;
        long probability = (long)(state & MqStates.ProbabilityMask);
        _spare -= probability;
        if (_spare >= 0)
        {
            return (int)state & 1;
        }

        // The less probable symbol has the lower part of the interval, unless that is the larger one.
        long interval = _interval + _spare, code = _code + _spare;
        long isLower = code >> 63;
        long isLess = ((interval - probability) >> 63) ^ isLower;
        code += probability & isLower;
        interval = (interval & ~isLower) | (probability & isLower);
        *context = MqStates.Next[((state & 0x7F) << 1) | (ulong)(isLess & 1)];
        int symbol = (int)(state ^ (ulong)isLess) & 1;

        // RENORMD, C.3.3.
        int shift = BitOperations.LeadingZeroCount((ulong)interval) - 1;
        interval <<= shift;
        _code = code << shift;
        _position += shift;
        if (_position >= RefillFrom)
        {
            // By way of copies: a register whose address is taken would be none.
            Unsafe.SkipInit(out Intake intake);
            intake.Last = _last;
            intake.Position = _position;
            _code += Refill(ref intake);
            _last = intake.Last;
            _position = intake.Position;
        }

        // The lesser of both, without a branch, which nothing could predict.
        long spare = interval - Half, over = _code - spare;
        spare += over & (over >> 63);
        _interval = interval - spare;
        _code -= spare;
        _spare = spare;
        return symbol;
    }

    // BYTEIN, C.3.4, as often as there is room. A byte of ones is followed by one of seven bits, whose eighth is a carry.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Refill(ref Intake intake)
    {
        byte* last = intake.Last;
        int position = intake.Position;
        long code = 0;
        do
        {
            if (*last != 0xFF)
            {
                code += (long)*++last << position;
                position -= 8;
            }
            else if (last[1] <= 0x8F)
            {
                code += (long)*++last << (position + 1);
                position -= 7;
            }
            else
            {
                code += 0xFFL << position;
                position -= 8;
            }
        }
        while (position >= 0);

        intake.Last = last;
        intake.Position = position;
        return code;
    }

    // The last byte taken in, and the bit of the code at which the next one's lowest bit belongs.
    private struct Intake
    {
        internal byte* Last;
        internal int Position;
    }
}
