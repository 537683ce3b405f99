using Pinpoint.Documents;
using Pinpoint.Training;

namespace Pinpoint.Cli.Output;

/// <summary>A data set's facts and the plan that follows, as lines or JSON.</summary>
internal static class PlanPrinter
{
    public static void Print(Terminal terminal, PlannedTraining planned, IntensityFacts intensities, bool json)
    {
        if (json)
        {
            JsonDocumentPrinter.Print(terminal, PlanDocument.Of(planned, intensities, terminal.Warnings));
            return;
        }

        DataFacts facts = planned.Facts;
        TextWriter output = terminal.Output;
        output.WriteLine($"scans         {facts.TrainingCases} to train on, {facts.ValidationCases} to validate on");
        output.WriteLine(
            $"size          {facts.Size.X} x {facts.Size.Y} x {facts.Size.Z} voxels of {facts.SpacingMm.X:0.###} x {facts.SpacingMm.Y:0.###} x " +
            $"{facts.SpacingMm.Z:0.###} mm (medians), {string.Join(", ", facts.VoxelTypes.Select(VolumeNames.Of))}");
        output.WriteLine($"intensities   {intensities.Kind}, {intensities.Low:0.##} to {intensities.High:0.##} become 0 to 255");
        output.WriteLine(
            $"landmarks     {facts.Landmarks}{(facts.Landmarks > 1 ? $", {facts.ExtentMm:0.##} mm across" : "")}, {facts.MissingShare:0.#%} of the points " +
            "not marked");
        if (facts.Pose is { } pose)
        {
            output.WriteLine($"pose          varies by {pose.Translation:0.##} mm, {pose.Rotation * 180 / Math.PI:0.#} degrees, {pose.LogScale:0.0%} of scale");
        }

        if (facts.Modes > 0)
        {
            output.WriteLine($"shape         {facts.Modes} modes keep {facts.ShapeShare:0.0%} of the variance");
        }

        output.WriteLine($"memory        about {planned.MemoryBytes / 1e9:0.0} GB in training");
        if (planned.CacheBytes is { } cache)
        {
            output.WriteLine($"cache         about {cache / 1e9:0.0} GB of prepared scans on the disk");
        }

        output.WriteLine();
        TextTable table = new TextTable().Left("key").Left("value").Left("reason");
        foreach (PlanReason reason in planned.Reasons)
        {
            table.Row(reason.Key, reason.Value, reason.Reason);
        }

        table.Print(terminal);
    }
}
