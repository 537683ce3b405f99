using System.Security.Cryptography;

namespace Pinpoint.Imaging;

/// <summary>The hash of a scan's stored voxels, as <see cref="ContentHash.OfVoxels(Scan)"/> gives it, of slabs that go by.</summary>
public sealed class VoxelHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Takes the next slab.</summary>
    public void Add(VoxelSlab slab)
    {
        for (int slice = 0; slice < slab.Slices; slice++)
        {
            _hash.AppendData(slab.Bytes(slice * slab.SliceVoxels, slab.SliceVoxels));
        }
    }

    /// <summary>The hash of all, in lower-case hex.</summary>
    public string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
