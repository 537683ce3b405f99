using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pinpoint.Patches;

/// <summary>Uniform noise on the pixels of a training sample: four numbers of 16 bits from every 64 random ones, the lowest first.</summary>
internal static class PixelNoise
{
    private const int PerDraw = 4;
    private const int Lanes = 8;
    private const float Middle = 32767.5f;

    // Random bits on the stack at a time.
    private const int MostDraws = 64;

    /// <summary>Adds noise to values <paramref name="first"/> and on of a sample.</summary>
    /// <param name="values">The values.</param>
    /// <param name="first">The place of the first value within the sample.</param>
    /// <param name="random">The sample's stream, from its beginning.</param>
    /// <param name="step">The size of one of the 65,536 steps.</param>
    [SkipLocalsInit]
    public static void Add(Span<float> values, long first, SplitMixRandom random, float step)
    {
        Span<ulong> draws = stackalloc ulong[MostDraws];
        random = random.After((ulong)(first / PerDraw));
        int skipped = (int)(first % PerDraw);
        while (!values.IsEmpty)
        {
            int count = Math.Min(values.Length, (MostDraws * PerDraw) - skipped);
            Span<ulong> used = draws[..((skipped + count + PerDraw - 1) / PerDraw)];
            random.Fill(used);
            AddWords(values[..count], MemoryMarshal.Cast<ulong, ushort>(used)[skipped..], step);
            values = values[count..];
            skipped = 0;
        }
    }

    private static void AddWords(Span<float> values, ReadOnlySpan<ushort> words, float step)
    {
        int i = 0;
        for (; i <= values.Length - Lanes; i += Lanes)
        {
            Vector128<ushort> word = Vector128.Create(words.Slice(i, Lanes));
            Vector256<float> number = Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(word), Vector128.WidenUpper(word)).AsInt32());
            Span<float> target = values.Slice(i, Lanes);
            (Vector256.Create<float>(target) + ((number - Vector256.Create(Middle)) * step)).CopyTo(target);
        }

        for (; i < values.Length; i++)
        {
            values[i] += (words[i] - Middle) * step;
        }
    }
}
