namespace Pinpoint.Codecs.Tests.Support;

/// <summary>Takes bits, the highest first, and stuffs them as the JPEG family does.</summary>
/// <param name="bytes">Where whole bytes go.</param>
/// <param name="stuffedBits">Zero bits behind a byte FF: 8 for JPEG, 1 for JPEG-LS.</param>
internal sealed class BitSink(List<byte> bytes, int stuffedBits)
{
    private int _pending;
    private int _free = 8;

    public void Put(int value, int count)
    {
        for (int i = count - 1; i >= 0; i--)
        {
            _free--;
            _pending |= ((value >> i) & 1) << _free;
            if (_free == 0)
            {
                Flush();
            }
        }
    }

    /// <summary>Fills the last byte with a bit, as is done before a marker; a byte FF of JPEG-LS is followed by one more.</summary>
    public void Align(int bit)
    {
        while (_free < 8)
        {
            Put(bit, 1);
        }
    }

    private void Flush()
    {
        byte value = (byte)_pending;
        bytes.Add(value);
        _pending = 0;
        _free = 8;
        if (value == 0xFF && stuffedBits == 8)
        {
            bytes.Add(0);
        }
        else if (value == 0xFF)
        {
            _free = 8 - stuffedBits;
        }
    }
}
