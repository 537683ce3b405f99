using System.Numerics;

namespace Pinpoint.Imaging;

/// <summary>The voxels on the six faces of a scan, slice by slice: all of the first and of the last slice, and what runs around each other one.</summary>
internal static class ScanBorder
{
    /// <summary>How many there are.</summary>
    public static long VoxelsOf(VolumeSize size)
    {
        long around = Math.Min(size.Y, 2) * (long)size.X;
        around += Math.Max(0, size.Y - 2) * (long)Math.Min(size.X, 2);
        return (Math.Min(size.Z, 2) * (long)size.X * size.Y) + (Math.Max(0, size.Z - 2) * around);
    }

    /// <summary>How many of those in a slice hold a value.</summary>
    public static long Count<T>(ReadOnlySpan<T> slice, VolumeSize size, int z, T value)
        where T : unmanaged, INumberBase<T>
    {
        if (z == 0 || z == size.Z - 1)
        {
            return slice.Count(value);
        }

        long hits = slice[..size.X].Count(value) + (size.Y > 1 ? slice[^size.X..].Count(value) : 0);
        for (int y = 1; y < size.Y - 1; y++)
        {
            ReadOnlySpan<T> row = slice.Slice(y * size.X, size.X);
            hits += (row[0] == value ? 1 : 0) + (size.X > 1 && row[^1] == value ? 1 : 0);
        }

        return hits;
    }

    /// <summary>Copies those of a slice; returns how many they are.</summary>
    public static int Copy<T>(ReadOnlySpan<T> slice, VolumeSize size, int z, Span<T> target)
        where T : unmanaged
    {
        if (z == 0 || z == size.Z - 1)
        {
            slice.CopyTo(target);
            return slice.Length;
        }

        int count = 0;
        for (int y = 0; y < size.Y; y++)
        {
            ReadOnlySpan<T> row = slice.Slice(y * size.X, size.X);
            if (y == 0 || y == size.Y - 1)
            {
                row.CopyTo(target[count..]);
                count += row.Length;
                continue;
            }

            target[count++] = row[0];
            if (size.X > 1)
            {
                target[count++] = row[^1];
            }
        }

        return count;
    }
}
