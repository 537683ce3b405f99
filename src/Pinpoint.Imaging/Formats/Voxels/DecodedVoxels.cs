using System.Diagnostics;

namespace Pinpoint.Imaging;

/// <summary>Reads voxels whose format decodes them itself, several parts side by side, each straight into its place.</summary>
internal static class DecodedVoxels
{
    /// <summary>Decodes parts into the beginning of <paramref name="voxels"/>; returns how many voxels of theirs are not finite.</summary>
    /// <param name="plan">A plan whose parts all have a decoder.</param>
    /// <param name="share">The bytes of each part.</param>
    /// <param name="first">The first part.</param>
    /// <param name="count">How many parts.</param>
    /// <param name="voxels">Takes the voxels.</param>
    /// <param name="cancellation">Ends the work between two parts.</param>
    /// <exception cref="BadInputException">A part's data are damaged; of several, the one that comes first is told.</exception>
    public static long Read(VolumePlan plan, long share, int first, int count, Array voxels, CancellationToken cancellation)
    {
        IReadOnlyList<VoxelPart> parts = plan.Data.Parts;
        VoxelType type = plan.Header.VoxelType;
        int voxelsOfPart = checked((int)(share / VoxelTypes.BytesOf(type)));
        long notFinite = 0;
        var faults = new PinpointException?[count];
        ParallelLoopResult result = Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation }, (part, state) =>
        {
            try
            {
                Span<byte> place = VoxelArrays.Bytes(voxels, type, (long)part * voxelsOfPart, voxelsOfPart);
                VoxelDecoder decoder = parts[first + part].Decoder ?? throw new UnreachableException(Invariant($"Part {first + part} has no decoder."));
                decoder(place);
                if (VoxelBytes.CountNonFinite(place, type) is > 0 and var found)
                {
                    Interlocked.Add(ref notFinite, found);
                }
            }
            catch (PinpointException fault)
            {
                faults[part] = fault;
                state.Break();
            }
        });
        return result.LowestBreakIteration is { } broken ? throw faults[broken]! : notFinite;
    }
}
