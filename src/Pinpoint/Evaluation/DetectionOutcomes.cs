namespace Pinpoint.Evaluation;

/// <summary>The names of the detection outcomes in files: true_positive, false_positive, false_negative, true_negative.</summary>
internal static class DetectionOutcomes
{
    public static string NameOf(DetectionOutcome outcome) => outcome switch
    {
        DetectionOutcome.TruePositive => "true_positive",
        DetectionOutcome.FalsePositive => "false_positive",
        DetectionOutcome.FalseNegative => "false_negative",
        DetectionOutcome.TrueNegative => "true_negative",
    };

    /// <summary>The outcome of that name, or null where there is none.</summary>
    public static DetectionOutcome? Parse(string name)
    {
        foreach (DetectionOutcome outcome in Enum.GetValues<DetectionOutcome>())
        {
            if (NameOf(outcome) == name)
            {
                return outcome;
            }
        }

        return null;
    }
}
