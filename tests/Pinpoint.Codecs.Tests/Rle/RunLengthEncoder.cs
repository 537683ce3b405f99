namespace Pinpoint.Codecs.Tests.Rle;

/// <summary>Encodes frames as PS3.5 annex G says, plainly.</summary>
internal static class RunLengthEncoder
{
    public static byte[] Encode(ReadOnlySpan<byte> voxels, int bitsAllocated)
    {
        int planes = bitsAllocated / 8;
        var code = new List<byte>(new byte[64]);
        code[0] = (byte)planes;
        for (int plane = 0; plane < planes; plane++)
        {
            BitConverter.GetBytes(code.Count).CopyTo(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(code)[(4 + (4 * plane))..]);
            var samples = new List<byte>();
            for (int i = planes - 1 - plane; i < voxels.Length; i += planes)
            {
                samples.Add(voxels[i]);
            }

            Pack([.. samples], code);
            if (code.Count % 2 != 0)
            {
                code.Add(0);
            }
        }

        return [.. code];
    }

    private static void Pack(byte[] samples, List<byte> code)
    {
        for (int i = 0; i < samples.Length;)
        {
            int run = 1;
            while (run < 128 && i + run < samples.Length && samples[i + run] == samples[i])
            {
                run++;
            }

            if (run > 1)
            {
                code.Add((byte)(1 - run));
                code.Add(samples[i]);
                i += run;
                continue;
            }

            int literal = 1;
            while (literal < 128 && i + literal < samples.Length && (i + literal + 1 == samples.Length || samples[i + literal] != samples[i + literal + 1]))
            {
                literal++;
            }

            code.Add((byte)(literal - 1));
            code.AddRange(samples.AsSpan(i, literal));
            i += literal;
        }
    }
}
