using System.Diagnostics;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Localization;

namespace Pinpoint.Web.Predictions;

/// <summary>What a prediction tells while it is under way.</summary>
/// <param name="Name">The event's name.</param>
/// <param name="Data">Its document.</param>
internal sealed record ProgressEvent(string Name, object Data)
{
    /// <summary>The scan is read.</summary>
    public static ProgressEvent Read(VolumeHeader header) => new("read", ScanReadEvent.Of(header));

    /// <summary>The scan waits for its turn.</summary>
    public static ProgressEvent Queued(int place) => new("queued", new QueuedEvent(place));

    /// <summary>The search goes on.</summary>
    public static ProgressEvent Of(SearchProgress progress) => progress.Phase switch
    {
        SearchPhase.Preparing => new ProgressEvent("preparing", new PreparingEvent()),
        SearchPhase.Searching => new ProgressEvent("searching", new SearchingEvent(progress.Step, progress.Steps)),
        SearchPhase.Refining => new ProgressEvent("refining", new RefiningEvent()),
        SearchPhase.CheckingMirrorImages => new ProgressEvent("mirror_check", new MirrorCheckEvent(progress.Step, progress.Steps)),
        _ => throw new UnreachableException($"The phase {progress.Phase} has no event."),
    };
}
