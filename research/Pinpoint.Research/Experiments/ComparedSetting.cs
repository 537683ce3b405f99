using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Research.Experiments;

/// <summary>A setting under which a system answers.</summary>
/// <param name="Name">Its name in files and in print.</param>
/// <param name="Options">How it searches.</param>
/// <param name="Method">The method's part of the plan; null for PIN.</param>
/// <param name="InCurve">Whether the setting is a point of the system's curve.</param>
internal sealed record ComparedSetting(string Name, LocalizerOptions Options, MethodPlan? Method, bool InCurve = true)
{
    /// <summary>A trained model that answers under the setting.</summary>
    public LandmarkModel Of(LandmarkModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new LandmarkModel(
            model.Plan with { Method = Method }, model.LandmarkNames, model.Space, model.PatchLandmarks, model.Network, model.Refinement, model.Provenance);
    }
}
