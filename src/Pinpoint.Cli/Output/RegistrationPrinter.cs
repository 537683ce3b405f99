using Pinpoint.Registration;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Output;

/// <summary>A registration as a table of its landmarks, or as JSON.</summary>
internal static class RegistrationPrinter
{
    public static void Print(Terminal terminal, RegisterScansOutcome outcome, bool json)
    {
        terminal.Warn(outcome.Result.Warnings);
        if (json)
        {
            JsonDocumentPrinter.Print(terminal, outcome.Document);
            return;
        }

        RegistrationResult result = outcome.Result;
        TextTable table = new TextTable().Left("landmark").Right("weight").Right("residual mm").Right("95 % below").Right("without it").Right("transform +-");
        foreach (RegisteredLandmark landmark in result.Landmarks)
        {
            table.Row(
                landmark.Name,
                landmark.Weight == 0 ? "left out" : $"{landmark.Weight:0.00}",
                $"{landmark.ResidualMm:0.00}",
                Length(landmark.Expected95Mm),
                Length(landmark.LeftOutMm),
                Length(landmark.Target95Mm));
        }

        table.Print(terminal);
        terminal.Output.WriteLine(Invariant(
            $"{TransformKinds.NameOf(result.Kind)}, {LandmarkFits.NameOf(result.Fit)}: root mean square {result.RootMeanSquareMm:0.00} mm"));
        if (outcome.Document.FieldFurthestMm is { } furthest)
        {
            terminal.Output.WriteLine(Invariant($"the field of displacements in transform.tfm is at most {furthest:0.000} mm off the spline"));
        }

        foreach (string file in outcome.Files)
        {
            terminal.Output.WriteLine(file);
        }
    }

    private static string Length(double? millimetres) => millimetres is { } length ? $"{length:0.00}" : "-";
}
