namespace Pinpoint.Documents;

/// <summary>The event <c>read</c>: the scan is read.</summary>
/// <param name="Size">The number of voxels along each axis: x, y, z.</param>
/// <param name="VoxelToLps">The map from voxel indices to LPS mm: 3 rows of 4, row by row.</param>
public sealed record ScanReadEvent(IReadOnlyList<int> Size, IReadOnlyList<double> VoxelToLps)
{
    /// <summary>The scan of that header is read.</summary>
    public static ScanReadEvent Of(Imaging.VolumeHeader header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return new ScanReadEvent(DocumentNumbers.Of(header.Size), DocumentNumbers.Of(header.VoxelToWorld));
    }
}

/// <summary>The event <c>queued</c>: the scan waits for its turn.</summary>
/// <param name="Place">Its place in the line.</param>
public sealed record QueuedEvent(int Place);

/// <summary>The event <c>preparing</c>: the scan is brought onto the model's grid.</summary>
public sealed record PreparingEvent;

/// <summary>The event <c>searching</c>: the search goes on.</summary>
/// <param name="Update">The updates done.</param>
/// <param name="Updates">The updates at most.</param>
public sealed record SearchingEvent(int Update, int Updates);

/// <summary>The event <c>refining</c>: each landmark is moved on its own.</summary>
public sealed record RefiningEvent;

/// <summary>The event <c>mirror_check</c>: the scan's mirror images are searched.</summary>
/// <param name="Image">The mirror image at work, counted from 1.</param>
/// <param name="Images">The mirror images in all.</param>
public sealed record MirrorCheckEvent(int Image, int Images);
