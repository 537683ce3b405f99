using System.Runtime.Intrinsics;

namespace Pinpoint;

/// <summary>
/// A small deterministic random source (SplitMix64; Steele, Lea and Flood 2014). Its whole state is one number, so a stream can be
/// derived from (seed, step, sample) at no cost: results then depend on neither the thread count nor where a run was resumed.
/// </summary>
public struct SplitMixRandom
{
    private const ulong Increment = 0x9E3779B97F4A7C15UL;
    private ulong _state;

    /// <summary>Starts a stream; the same seed and keys always give the same stream.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="first">First key, for example the training step.</param>
    /// <param name="second">Second key, for example the sample within the batch.</param>
    /// <param name="third">Third key, for example what the stream is for.</param>
    public SplitMixRandom(ulong seed, ulong first = 0, ulong second = 0, ulong third = 0)
    {
        _state = Mix(seed + Increment);
        _state = Mix(_state ^ (first + Increment));
        _state = Mix(_state ^ (second + unchecked(2 * Increment)));
        _state = Mix(_state ^ (third + unchecked(3 * Increment)));
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        _state += Increment;
        return Mix(_state);
    }

    /// <summary>The stream without its next <paramref name="draws"/> draws of 64 bits.</summary>
    public readonly SplitMixRandom After(ulong draws) => new() { _state = _state + unchecked(draws * Increment) };

    /// <summary>The next draws of 64 bits, as many as <paramref name="bits"/> holds.</summary>
    public void Fill(Span<ulong> bits)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<ulong> states = Vector512.Create(_state) + ((Vector512<ulong>.Indices + Vector512<ulong>.One) * Increment);
            for (; i <= bits.Length - Vector512<ulong>.Count; i += Vector512<ulong>.Count)
            {
                Vector512<ulong> value = (states ^ Vector512.ShiftRightLogical(states, 30)) * 0xBF58476D1CE4E5B9UL;
                value = (value ^ Vector512.ShiftRightLogical(value, 27)) * 0x94D049BB133111EBUL;
                (value ^ Vector512.ShiftRightLogical(value, 31)).CopyTo(bits[i..]);
                states += Vector512.Create(unchecked((ulong)Vector512<ulong>.Count * Increment));
            }

            _state += unchecked((ulong)i * Increment);
        }

        for (; i < bits.Length; i++)
        {
            bits[i] = NextBits();
        }
    }

    /// <summary>A number drawn uniformly from [0, 1).</summary>
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number drawn uniformly from [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double NextUniform(double low, double high) => low + ((high - low) * NextUniform());

    /// <summary>A number drawn from the standard normal distribution (Box and Muller).</summary>
    public double NextNormal()
    {
        double radius = Math.Sqrt(-2.0 * Math.Log(1.0 - NextUniform()));
        return radius * Math.Cos(2.0 * Math.PI * NextUniform());
    }

    /// <summary>An integer drawn uniformly from 0 .. <paramref name="count"/> - 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive.</exception>
    public int NextIndex(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return (int)Math.BigMul(NextBits(), (ulong)count, out _);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
