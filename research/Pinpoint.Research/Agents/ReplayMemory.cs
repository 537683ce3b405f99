namespace Pinpoint.Research.Agents;

/// <summary>The latest moves of learning agents, a ring of fixed size: sampled at random, successive moves teach apart from each other (Lin 1992).</summary>
internal sealed class ReplayMemory
{
    private readonly Experience[] _ring;

    /// <summary>Takes the memory.</summary>
    /// <param name="capacity">The most moves that are kept.</param>
    public ReplayMemory(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        _ring = new Experience[capacity];
    }

    /// <summary>The moves that were ever added.</summary>
    public long Added { get; private set; }

    /// <summary>The most moves that are kept.</summary>
    public int Capacity => _ring.Length;

    /// <summary>The moves that are kept.</summary>
    public int Count => (int)Math.Min(Added, _ring.Length);

    /// <summary>The moves by their places in the ring.</summary>
    public ReadOnlySpan<Experience> Kept => _ring.AsSpan(0, Count);

    /// <summary>Adds a move; a full memory forgets its oldest.</summary>
    public void Add(in Experience experience) => _ring[Added++ % _ring.Length] = experience;

    /// <summary>One of the kept moves, each as likely. Allocates nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The memory is empty.</exception>
    public ref readonly Experience Draw(ref SplitMixRandom random) => ref _ring[random.NextIndex(Count)];

    /// <summary>Takes over what another memory of the same size kept.</summary>
    /// <param name="kept">The moves by their places in the ring.</param>
    /// <param name="added">The moves that were ever added to it.</param>
    /// <exception cref="ArgumentException">So many moves would not have left these.</exception>
    public void Restore(ReadOnlySpan<Experience> kept, long added)
    {
        if (added < 0 || kept.Length != Math.Min(added, _ring.Length))
        {
            throw new ArgumentException($"A memory of {_ring.Length} does not keep {kept.Length} of {added} moves.", nameof(kept));
        }

        kept.CopyTo(_ring);
        Added = added;
    }
}
