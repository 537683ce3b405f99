using System.Diagnostics;

namespace Pinpoint.Imaging;

/// <summary>Checks that the files can hold the voxels that the header promises, before memory is taken for them.</summary>
internal static class VoxelCapacity
{
    // Deflate cannot shrink data more than 1032 times (258 bytes per two bits); what a stream's own header takes is in the slack.
    private const int GreatestRatio = 1032;
    private const int Slack = 4096;

    /// <summary>
    /// Checks every data file in a store and returns the decoded bytes of each part's share; files of unknown length are taken to be long enough.
    /// </summary>
    /// <exception cref="BadInputException">A file is missing or too short, or the files cannot share the voxels equally.</exception>
    public static long Check(string path, VolumePlan plan, VoxelStore store)
    {
        VoxelData data = plan.Data;
        int width = VoxelTypes.BytesOf(plan.Header.VoxelType);
        UInt128 share = plan.Bytes / (UInt128)data.Parts.Count;
        if (share * (UInt128)data.Parts.Count != plan.Bytes || share % (UInt128)width != 0)
        {
            throw new BadInputException(
                path, "data files", Invariant($"{data.Parts.Count} files cannot share a volume of {plan.Header.Size} equally; list one file per slice"));
        }

        // What the format decodes, it has measured.
        foreach (VoxelPart part in data.Encoding == VoxelEncoding.Decoded ? [] : data.Parts)
        {
            if (store.LengthOf(path, part.File) is not { } whole)
            {
                continue;
            }

            long length = whole - part.Start;
            (UInt128 wanted, UInt128 possible) = data.Encoding switch
            {
                VoxelEncoding.Raw => (share + (UInt128)data.DecodedSkip, Positive(length)),
                VoxelEncoding.Hex => (share + (UInt128)data.DecodedSkip, Positive(length) / 2),
                VoxelEncoding.Text => (share / (UInt128)width, (Positive(length) + 1) / 2),
                VoxelEncoding.GZip or VoxelEncoding.ZLib => (share + (UInt128)data.DecodedSkip, (Positive(length) * GreatestRatio) + Slack),
                VoxelEncoding.Decoded or _ => throw new UnreachableException($"{data.Encoding} is no encoding of voxels."),
            };
            if (wanted > possible)
            {
                throw new BadInputException(
                    part.File,
                    "voxels",
                    $"{plan.Header.Size} voxels{(plan.Header.Frames > 1 ? Invariant($" in {plan.Header.Frames} frames") : "")} of " +
                    $"{plan.Header.VoxelType} cannot be in the "
                    + Invariant($"{Math.Max(0, length)} bytes here: the file is truncated or its header damaged; copy or export it again"));
            }
        }

        return (long)share;
    }

    private static UInt128 Positive(long length) => (UInt128)Math.Max(0, length);
}
