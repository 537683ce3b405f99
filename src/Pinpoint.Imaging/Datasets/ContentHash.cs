using System.Security.Cryptography;
using System.Text;

namespace Pinpoint.Imaging;

/// <summary>SHA-256 of what files say, whatever their format: the same scan saved in two formats has one hash.</summary>
public static class ContentHash
{
    /// <summary>The hash of a volume's stored voxels in this machine's byte order, in lower-case hex. Geometry and scaling do not count.</summary>
    public static string OfVoxels(Volume volume) => OfVoxels(Scan.Of(volume));

    /// <summary>The same of a scan; one that is not held is read for it.</summary>
    /// <exception cref="BadInputException">The scan's file was changed, cut or damaged since it was read first.</exception>
    public static string OfVoxels(Scan scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        using var hash = new VoxelHash();
        scan.ForEachSlab(hash.Add);
        return hash.Finish();
    }

    /// <summary>The hash of labels and LPS positions in their order, in lower-case hex.</summary>
    public static string OfLandmarks(LandmarkSet landmarks)
    {
        ArgumentNullException.ThrowIfNull(landmarks);
        return OfLines(landmarks.Select(landmark => landmark.Position is { } position
            ? $"{landmark.Name}\t{InputNumber.Format(position.X)}\t{InputNumber.Format(position.Y)}\t{InputNumber.Format(position.Z)}"
            : $"{landmark.Name}\tmissing"));
    }

    /// <summary>The hash of lines of text, in lower-case hex.</summary>
    internal static string OfLines(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")))));
}
