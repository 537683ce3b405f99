using System.Runtime.CompilerServices;

namespace Pinpoint.Codecs;

/// <summary>The bits of a segment that is not arithmetically coded (D.6): a byte of ones is followed by one of seven bits.</summary>
internal unsafe struct PlainBits
{
    private byte* _next;
    private int _byte;
    private int _left;

    /// <summary>Starts on a segment.</summary>
    /// <param name="segment">Its bytes, then two of 0xFF, at which it stands still and gives ones.</param>
    internal void Start(byte* segment)
    {
        _next = segment;
        (_byte, _left) = (0, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Read()
    {
        if (_left == 0)
        {
            _left = 8;
            if (_byte != 0xFF)
            {
                _byte = *_next++;
            }
            else if (*_next <= 0x8F)
            {
                (_byte, _left) = (*_next++, 7);
            }
        }

        return (_byte >> --_left) & 1;
    }
}
