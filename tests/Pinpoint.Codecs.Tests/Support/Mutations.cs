namespace Pinpoint.Codecs.Tests.Support;

/// <summary>Damages codes in every way that files are damaged, from a seed, and holds a decoder to its one exception.</summary>
internal static class Mutations
{
    private static readonly byte[] Telling = [0x00, 0x01, 0x7F, 0x80, 0xC4, 0xD0, 0xD9, 0xDA, 0xDD, 0xF8, 0xFE, 0xFF];

    /// <summary>Decodes damaged codes; the decoder may give anything but another exception.</summary>
    /// <returns>How many of them were refused.</returns>
    public static int Try(FrameDecoder decode, IReadOnlyList<(byte[] Code, FrameShape Shape)> sound, int cases, int seed)
    {
        var random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < cases; i++)
        {
            var (code, shape) = sound[i % sound.Count];
            byte[] damaged = Damage(code, random);
            try
            {
                decode(damaged, shape, new byte[shape.Bytes]);
            }
            catch (CodecException exception)
            {
                exception.Message.ShouldNotContain('\n');
                refused++;
            }
            catch (Exception exception)
            {
                string start = Convert.ToHexString(damaged.AsSpan(0, Math.Min(200, damaged.Length)));
                throw new InvalidOperationException($"Case {i} of seed {seed}: {start}", exception);
            }
        }

        return refused;
    }

    /// <summary>Cuts a code after each of its bytes in turn; whatever is cut away but the end must be missed, and the message names a byte.</summary>
    /// <param name="decode">The decoder.</param>
    /// <param name="code">A sound code.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="needed">How many bytes of it the samples need.</param>
    public static void CutEverywhere(FrameDecoder decode, byte[] code, FrameShape shape, int needed)
    {
        var voxels = new byte[shape.Bytes];
        for (int length = 0; length < needed; length++)
        {
            CodecException exception = Should.Throw<CodecException>(() => decode(code.AsSpan(0, length), shape, voxels), $"cut after {length} bytes");
            (length < 2 || exception.Message.Contains("byte", StringComparison.Ordinal)).ShouldBeTrue(exception.Message);
        }

        for (int length = needed; length <= code.Length; length++)
        {
            decode(code.AsSpan(0, length), shape, voxels);
        }
    }

    private static byte[] Damage(byte[] code, Random random)
    {
        var bytes = new List<byte>(code);
        int times = 1 + random.Next(3);
        for (int i = 0; i < times && bytes.Count > 0; i++)
        {
            // Half of the damage is done to the headers, where it tells most.
            int place = random.Next(2) == 0 ? random.Next(Math.Min(120, bytes.Count)) : random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[place] = Telling[random.Next(Telling.Length)];
                    break;
                case 2:
                    bytes.RemoveRange(place, Math.Min(1 + random.Next(4), bytes.Count - place));
                    break;
                case 3:
                    bytes.Insert(place, Telling[random.Next(Telling.Length)]);
                    break;
                case 4:
                    bytes.RemoveRange(place, bytes.Count - place);
                    break;
                default:
                    int length = Math.Min(random.Next(24), bytes.Count - place);
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(place, length));
                    break;
            }
        }

        return [.. bytes];
    }
}
