using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>
/// The voxels of a grid in a file. They lie in columns: of <see cref="Tile"/> by <see cref="Tile"/> voxels along x and y (fewer at the far ends) and as long
/// as the grid along z, x fastest, then y, then z; the columns follow each other along x, then y. A box is read with one piece a column. A tile as wide as the
/// grid is the plain order of a grid.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="offset">The place of the first voxel.</param>
/// <param name="size">Voxels along each axis.</param>
/// <param name="tile">Voxels along a column's sides.</param>
/// <param name="depthOffset">The place of the first voxel in depth order (z fastest, then y); null where the file has none.</param>
internal sealed class StoredVoxels(StoredFile file, long offset, VolumeSize size, int tile, long? depthOffset)
{
    /// <summary>The tile of grids of which boxes are read: small enough that little else is read, large enough for few pieces.</summary>
    public const int BoxTile = 32;

    /// <summary>Voxels along a column's sides.</summary>
    public int Tile { get; } = tile;

    /// <summary>Whether the file has the depth order.</summary>
    public bool HasDepth => depthOffset is not null;

    /// <summary>The box with whole columns along x, as <see cref="Read"/> gives it.</summary>
    public VoxelBox Widened(in VoxelBox box)
    {
        int first = box.X / Tile * Tile;
        int end = Math.Min(size.X, ((box.X + box.Size.X + Tile - 1) / Tile) * Tile);
        return box with { X = first, Size = box.Size with { X = end - first } };
    }

    /// <summary>Reads a box.</summary>
    /// <param name="box">The box, <see cref="Widened"/>.</param>
    /// <param name="target">Receives its voxels, x fastest.</param>
    /// <param name="room">Memory for a piece of a column; is taken when it is needed.</param>
    /// <exception cref="ResourceException">The file is gone or damaged.</exception>
    public void Read(in VoxelBox box, Span<byte> target, ref byte[] room)
    {
        if (Tile >= size.X && Tile >= size.Y && box.Size.X == size.X && box.Size.Y == size.Y)
        {
            file.Read(target[..(int)box.Size.Voxels], offset + ((long)size.X * size.Y * box.Z));
            return;
        }

        for (int ty = box.Y / Tile; ty * Tile < box.Y + box.Size.Y; ty++)
        {
            int height = Math.Min(Tile, size.Y - (ty * Tile));
            for (int tx = box.X / Tile; tx * Tile < box.X + box.Size.X; tx++)
            {
                int width = Math.Min(Tile, size.X - (tx * Tile));
                int slice = width * height;
                int length = checked(slice * box.Size.Z);
                if (room.Length < length)
                {
                    room = GC.AllocateUninitializedArray<byte>(length);
                }

                long column = ((long)ty * Tile * size.X * size.Z) + ((long)tx * Tile * height * size.Z);
                file.Read(room.AsSpan(0, length), offset + column + ((long)slice * box.Z));
                int firstRow = Math.Max(box.Y, ty * Tile);
                int endRow = Math.Min(box.Y + box.Size.Y, (ty * Tile) + height);
                Place(
                    room.AsSpan((firstRow - (ty * Tile)) * width), slice, width, target[((tx * Tile) - box.X + ((firstRow - box.Y) * box.Size.X))..],
                    endRow - firstRow, box);
            }
        }
    }

    /// <summary>Reads lines along z of a range of x, in depth order.</summary>
    /// <param name="x">The first x.</param>
    /// <param name="count">How many.</param>
    /// <param name="target">Receives the voxels, z fastest, then y.</param>
    /// <exception cref="ResourceException">The file is gone or damaged.</exception>
    public void ReadDepth(int x, int count, Span<byte> target)
    {
        long slice = (long)size.Y * size.Z;
        file.Read(target[..checked((int)(count * slice))], depthOffset!.Value + (x * slice));
    }

    /// <summary>Writes voxels in the order of a file.</summary>
    /// <param name="voxels">The voxels, x fastest.</param>
    /// <param name="size">Voxels along each axis.</param>
    /// <param name="tile">Voxels along a column's sides.</param>
    /// <param name="target">Takes each column's voxels.</param>
    public static void Write(ReadOnlySpan<byte> voxels, VolumeSize size, int tile, Action<ReadOnlySpan<byte>> target)
    {
        if (tile >= size.X && tile >= size.Y)
        {
            target(voxels);
            return;
        }

        byte[] column = GC.AllocateUninitializedArray<byte>(checked(Math.Min(tile, size.X) * Math.Min(tile, size.Y) * size.Z));
        for (int y = 0; y < size.Y; y += tile)
        {
            int height = Math.Min(tile, size.Y - y);
            for (int x = 0; x < size.X; x += tile)
            {
                int width = Math.Min(tile, size.X - x);
                int place = 0;
                for (int z = 0; z < size.Z; z++)
                {
                    CopyRows(voxels[(int)(x + (size.X * (y + ((long)size.Y * z))))..], size.X, column.AsSpan(place), width, width, height);
                    place += width * height;
                }

                target(column.AsSpan(0, place));
            }
        }
    }

    private static void Place(ReadOnlySpan<byte> piece, int slice, int width, Span<byte> target, int rows, in VoxelBox box)
    {
        int pitch = box.Size.X;
        int boxSlice = pitch * box.Size.Y;
        for (int z = 0; z < box.Size.Z; z++)
        {
            CopyRows(piece[(z * slice)..], width, target[(z * boxSlice)..], pitch, width, rows);
        }
    }

    // Rows of whole columns are one vector long: a copy of unknown length would cost as much as the reading.
    private static void CopyRows(ReadOnlySpan<byte> source, int sourcePitch, Span<byte> target, int targetPitch, int width, int rows)
    {
        source = source[..(((rows - 1) * sourcePitch) + width)];
        target = target[..(((rows - 1) * targetPitch) + width)];
        if (width != Vector256<byte>.Count)
        {
            for (int row = 0; row < rows; row++)
            {
                source.Slice(row * sourcePitch, width).CopyTo(target[(row * targetPitch)..]);
            }

            return;
        }

        ref byte from = ref Unsafe.AsRef(in source[0]);
        ref byte to = ref target[0];
        for (int row = 0; row < rows; row++)
        {
            Vector256.LoadUnsafe(ref from, (nuint)(row * sourcePitch)).StoreUnsafe(ref to, (nuint)(row * targetPitch));
        }
    }
}
