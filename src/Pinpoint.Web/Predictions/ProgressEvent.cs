using System.Diagnostics;
using System.Text.Json.Nodes;
using Pinpoint.Imaging;
using Pinpoint.Localization;

namespace Pinpoint.Web.Predictions;

/// <summary>What a prediction tells while it is under way.</summary>
/// <param name="Name">The event's name.</param>
/// <param name="Data">Its JSON.</param>
internal sealed record ProgressEvent(string Name, JsonObject Data)
{
    /// <summary>The scan is read.</summary>
    public static ProgressEvent Read(VolumeHeader header) => new("read", new JsonObject { ["size"] = new JsonArray(header.Size.X, header.Size.Y, header.Size.Z) });

    /// <summary>The scan waits for its turn.</summary>
    public static ProgressEvent Queued(int place) => new("queued", new JsonObject { ["place"] = place });

    /// <summary>The search goes on.</summary>
    public static ProgressEvent Of(SearchProgress progress) => progress.Phase switch
    {
        SearchPhase.Preparing => new ProgressEvent("preparing", []),
        SearchPhase.Searching => new ProgressEvent("searching", new JsonObject { ["update"] = progress.Step, ["updates"] = progress.Steps }),
        SearchPhase.Refining => new ProgressEvent("refining", []),
        SearchPhase.CheckingMirrorImages => new ProgressEvent("mirror_check", new JsonObject { ["image"] = progress.Step, ["images"] = progress.Steps }),
        _ => throw new UnreachableException($"There is no phase {progress.Phase}."),
    };
}
