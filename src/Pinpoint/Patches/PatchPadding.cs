namespace Pinpoint.Patches;

/// <summary>What a patch shows outside the grid.</summary>
public enum PatchPadding
{
    /// <summary>Zeros, as the paper.</summary>
    Zero,

    /// <summary>The nearest voxel of the grid.</summary>
    Edge,
}
