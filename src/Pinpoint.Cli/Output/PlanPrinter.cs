using Pinpoint.Models;
using Pinpoint.Shapes;
using Pinpoint.Training;

namespace Pinpoint.Cli.Output;

/// <summary>A data set's facts and the plan that follows, as lines or JSON.</summary>
internal static class PlanPrinter
{
    public static void Print(Terminal terminal, PlannedTraining planned, IntensityFacts intensities, bool json)
    {
        if (json)
        {
            JsonDocumentPrinter.Print(terminal.Output, writer => Write(writer, planned, intensities));
            return;
        }

        DataFacts facts = planned.Facts;
        TextWriter output = terminal.Output;
        output.WriteLine($"scans         {facts.TrainingCases} to train on, {facts.ValidationCases} to validate on");
        output.WriteLine($"size          {facts.Size.X} x {facts.Size.Y} x {facts.Size.Z} voxels of {facts.SpacingMm.X:0.###} x {facts.SpacingMm.Y:0.###} x {facts.SpacingMm.Z:0.###} mm (medians), {string.Join(", ", facts.VoxelTypes)}");
        output.WriteLine($"intensities   {intensities.Kind}, {intensities.Low:0.##} to {intensities.High:0.##} become 0 to 255");
        output.WriteLine($"landmarks     {facts.Landmarks}{(facts.Landmarks > 1 ? $", {facts.ExtentMm:0.##} mm across" : "")}, {facts.MissingShare:0.#%} of the points not marked");
        if (facts.Pose is { } pose)
        {
            output.WriteLine($"pose          varies by {pose.Translation:0.##} mm, {pose.Rotation * 180 / Math.PI:0.#} degrees, {pose.LogScale:0.0%} of scale");
        }

        if (facts.Modes > 0)
        {
            output.WriteLine($"shape         {facts.Modes} modes keep {facts.ShapeShare:0.0%} of the variance");
        }

        output.WriteLine($"memory        about {planned.MemoryBytes / 1e9:0.0} GB in training");
        output.WriteLine();
        TextTable table = new TextTable().Left("key").Left("value").Left("reason");
        foreach (PlanReason reason in planned.Reasons)
        {
            table.Row(reason.Key, reason.Value, reason.Reason);
        }

        table.Print(terminal);
    }

    private static void Write(System.Text.Json.Utf8JsonWriter writer, PlannedTraining planned, IntensityFacts intensities)
    {
        DataFacts facts = planned.Facts;
        writer.WriteStartObject();
        writer.WriteStartObject("facts");
        writer.WriteNumber("training_cases", facts.TrainingCases);
        writer.WriteNumber("validation_cases", facts.ValidationCases);
        writer.WriteNumbers("size", facts.Size.X, facts.Size.Y, facts.Size.Z);
        writer.WriteNumbers("spacing_mm", facts.SpacingMm.X, facts.SpacingMm.Y, facts.SpacingMm.Z);
        writer.WriteStrings("voxel_types", facts.VoxelTypes.Select(type => type.ToString()));
        writer.WriteString("intensity_kind", intensities.Kind);
        writer.WriteNumbers("intensity_window", intensities.Low, intensities.High);
        writer.WriteNumber("landmarks", facts.Landmarks);
        writer.WriteNumber("missing_share", facts.MissingShare);
        writer.WriteNumber("extent_mm", facts.ExtentMm);
        writer.WriteNumber("scan_extent_mm", facts.ScanExtentMm);
        if (facts.Pose is { } pose)
        {
            WritePose(writer, pose);
        }

        writer.WriteNumber("modes", facts.Modes);
        writer.WriteNumber("shape_share", facts.ShapeShare);
        writer.WriteEndObject();
        writer.WriteNumber("memory_bytes", planned.MemoryBytes);
        writer.WriteStartArray("reasons");
        foreach (PlanReason reason in planned.Reasons)
        {
            writer.WriteStartObject();
            writer.WriteString("key", reason.Key);
            writer.WriteString("value", reason.Value);
            writer.WriteString("reason", reason.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WritePropertyName("plan");
        writer.WriteRawValue(PlanJson.Write(planned.Plan));
        writer.WriteEndObject();
    }

    private static void WritePose(System.Text.Json.Utf8JsonWriter writer, PoseSpread pose)
    {
        writer.WriteStartObject("pose_spread");
        writer.WriteNumber("translation_mm", pose.Translation);
        writer.WriteNumber("rotation_degrees", pose.Rotation * 180 / Math.PI);
        writer.WriteNumber("log_scale", pose.LogScale);
        writer.WriteEndObject();
    }
}
