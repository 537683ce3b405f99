using System.Text;
using Pinpoint.Documents;
using Pinpoint.Models;
using Pinpoint.Training;

namespace Pinpoint.Workflows;

/// <summary>The card of a model that a studio trained: what it learnt from, and what is known of it.</summary>
internal static class StudioCard
{
    /// <summary>The card as Markdown.</summary>
    public static string Of(string project, StudioRunDocument run, TrainingOutcome outcome)
    {
        ModelProvenance from = outcome.Model.Provenance;
        var text = new StringBuilder();
        text.Append(Invariant($"# {project}: {run.Run}\n\n**Trained on {from.TrainingCases.Count} scans of one project; no medical device.**\n\n"));
        text.Append(Invariant($"- Begun: {run.Begun:yyyy-MM-dd HH:mm} UTC{(run.BegunBy is { } user ? $", by {user}" : "")}\n"));
        text.Append(Invariant($"- Learnt from: {string.Join(", ", from.TrainingCases)}\n"));
        text.Append(Invariant($"- Landmarks: {string.Join(", ", outcome.Model.LandmarkNames)}\n"));
        text.Append(Invariant($"- Steps: {from.Steps + from.RefinementSteps}, in {outcome.Elapsed.TotalMinutes:0.0} minutes\n"));
        text.Append(from.ValidationErrorMm is { } error
            ? Invariant($"- Off by {error:0.00} mm on {from.ValidationCases.Count} scans that it was not trained on; ")
                + Invariant($"the middle of the training set by {outcome.MeanPositionErrorMm:0.00} mm\n")
            : "- How far off it is was not measured\n");
        foreach (string remark in run.Remarks)
        {
            text.Append(Invariant($"- {remark}\n"));
        }

        return text.ToString();
    }
}
