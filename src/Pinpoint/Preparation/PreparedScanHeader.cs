namespace Pinpoint.Preparation;

/// <summary>The header of a prepared scan's file, as JSON.</summary>
/// <param name="Key">What the scan and its preparation are: the file's own name.</param>
/// <param name="VoxelHash">SHA-256 of the scan's voxels.</param>
/// <param name="Low">The intensity that became 0.</param>
/// <param name="High">The intensity that became 255.</param>
/// <param name="Warnings">What the reader found odd, <see cref="Path"/> in place of the scan's path.</param>
/// <param name="Grids">The search's grid, then the fine and the wide one where there is a refinement.</param>
internal sealed record PreparedScanHeader(
    string Key, string VoxelHash, double Low, double High, IReadOnlyList<string> Warnings, IReadOnlyList<StoredGridHeader> Grids)
{
    /// <summary>What stands for the scan's path: another case may hold the same scan.</summary>
    public const string Path = "\u0001";

    /// <summary>Whether the figures can be those of a prepared scan.</summary>
    public bool IsSound => Grids is { Count: 1 or 3 } && Grids.All(grid => grid is { IsSound: true }) && Warnings is not null && VoxelHash is not null;
}
