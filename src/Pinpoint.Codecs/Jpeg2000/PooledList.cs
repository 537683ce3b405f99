using System.Buffers;

namespace Pinpoint.Codecs;

/// <summary>A growing list on a rented array: what one frame after the other needs anew costs the collector nothing.</summary>
internal sealed class PooledList<T> : IDisposable
    where T : unmanaged
{
    private T[] _items = [];

    internal int Count { get; private set; }

    internal Span<T> Items => _items.AsSpan(0, Count);

    internal ref T this[int index] => ref _items[index];

    internal void Clear() => Count = 0;

    internal int Add(T item)
    {
        Reserve(1);
        _items[Count] = item;
        return Count++;
    }

    internal void AddRange(ReadOnlySpan<T> items)
    {
        Reserve(items.Length);
        items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }

    /// <summary>Adds items of zeros.</summary>
    /// <returns>The index of the first.</returns>
    internal int AddZeros(int count)
    {
        Reserve(count);
        _items.AsSpan(Count, count).Clear();
        Count += count;
        return Count - count;
    }

    public void Dispose()
    {
        Return();
        _items = [];
        Count = 0;
    }

    private void Reserve(int count)
    {
        if (Count + count <= _items.Length)
        {
            return;
        }

        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(Count + count, Math.Max(256, 2 * Count)));
        Items.CopyTo(larger);
        Return();
        _items = larger;
    }

    private void Return()
    {
        if (_items.Length > 0)
        {
            ArrayPool<T>.Shared.Return(_items);
        }
    }
}
