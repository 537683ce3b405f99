namespace Pinpoint.Cli.Tests;

/// <summary>A test that needs a full disk; skipped with a reason where none can be mounted.</summary>
public sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Obstacle = new(() => SmallDisk.Obstacle);

    public SmallDiskFactAttribute()
    {
        Skip = Obstacle.Value;
    }
}
