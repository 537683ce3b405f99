namespace Pinpoint.Preparation;

/// <summary>How the preparation of a training's scans stands.</summary>
/// <param name="Done">Scans that are prepared, those among them that were there.</param>
/// <param name="Count">Scans in all.</param>
/// <param name="Read">Scans that were not there, and had to be read.</param>
/// <param name="Elapsed">The time since the preparation began.</param>
public sealed record PreparationProgress(int Done, int Count, int Read, TimeSpan Elapsed)
{
    /// <summary>An estimate of the time left.</summary>
    public TimeSpan Remaining => Done == 0 ? TimeSpan.Zero : Elapsed * ((double)(Count - Done) / Done);
}
