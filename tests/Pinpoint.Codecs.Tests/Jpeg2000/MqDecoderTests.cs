namespace Pinpoint.Codecs.Tests;

public sealed class MqDecoderTests
{
    [Fact]
    public unsafe void The_test_sequence_of_the_standard_comes_out()
    {
        // ISO/IEC 14492, H.2: one context, 256 symbols. Its code runs over bytes of ones and into the marker at its end.
        byte[] code = [.. Convert.FromHexString("84C73BFCE1A1430402200000410DBB86F4317FFF88FF37471ADB6ADFFFAC"), 0xFF, 0xFF];
        ulong context = MqStates.Of(0);
        byte[] symbols = new byte[32];
        fixed (byte* segment = code)
        {
            MqDecoder mq = default;
            mq.Start(segment);
            for (int bit = 0; bit < 256; bit++)
            {
                symbols[bit / 8] |= (byte)(mq.Decode(&context) << (7 - (bit % 8)));
            }
        }

        Convert.ToHexString(symbols).ShouldBe("00020051000000C00352872AAAAAAAAA82C02000FCD79EF6BF7FED904F46A3BF");
    }
}
