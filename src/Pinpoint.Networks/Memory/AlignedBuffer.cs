using System.Runtime.InteropServices;

namespace Pinpoint.Networks;

/// <summary>Zeroed native memory for float32 values, aligned to 64 bytes so that every full vector is one cache line.</summary>
public sealed unsafe class AlignedBuffer : IDisposable
{
    private const int Alignment = 64;
    private void* _block;
    private float* _pointer;

    /// <summary>Takes the memory.</summary>
    /// <param name="length">Number of values; 0 is allowed.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    /// <exception cref="ResourceException">The machine has not enough memory.</exception>
    public AlignedBuffer(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        nuint bytes = checked((nuint)(((length * sizeof(float)) + Alignment - 1) / Alignment * Alignment) + Alignment);
        try
        {
            // Large blocks come zeroed from the system page by page as they are touched; clearing them here would touch all at once.
            _block = NativeMemory.AllocZeroed(bytes + Alignment);
        }
        catch (OutOfMemoryException exception)
        {
            throw new ResourceException($"not enough memory for {bytes >> 20} MiB; use a smaller batch or network", exception);
        }

        _pointer = (float*)(((nuint)_block + Alignment - 1) / Alignment * Alignment);
        GC.AddMemoryPressure((long)bytes);
        Bytes = (long)bytes;
    }

#pragma warning disable MA0055 // Networks are immutable values that nobody disposes; their memory goes with the last reference.
    /// <summary>Gives the memory back where Dispose was not called.</summary>
    ~AlignedBuffer() => Release();
#pragma warning restore MA0055

    /// <summary>Number of values.</summary>
    public long Length { get; }

    /// <summary>The first value; valid until <see cref="Dispose"/>, and only while this object is reachable.</summary>
    /// <exception cref="ObjectDisposedException">The memory has been given back.</exception>
    public float* Pointer
    {
        get
        {
            ObjectDisposedException.ThrowIf(_pointer is null, this);
            return _pointer;
        }
    }

    private long Bytes { get; }

    /// <summary>The values from <paramref name="start"/> on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range lies outside the buffer.</exception>
    public Span<float> Span(long start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + length, Length, nameof(length));
        return new Span<float>(Pointer + start, length);
    }

    /// <summary>Gives the memory back; further use throws.</summary>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        if (_pointer is not null)
        {
            NativeMemory.Free(_block);
            _block = null;
            _pointer = null;
            GC.RemoveMemoryPressure(Bytes);
        }
    }
}
