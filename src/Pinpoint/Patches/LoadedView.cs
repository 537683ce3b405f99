namespace Pinpoint.Patches;

/// <summary>What was read of a stored <see cref="RefinementView"/>; its memory serves one patch after another.</summary>
internal sealed class LoadedView
{
    /// <summary>Of the fine grid.</summary>
    public LoadedVoxels Fine { get; } = new();

    /// <summary>Of the grid of twice the spacing.</summary>
    public LoadedVoxels Wide { get; } = new();
}
