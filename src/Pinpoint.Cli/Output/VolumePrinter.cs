using Pinpoint.Documents;
using Pinpoint.Imaging;

namespace Pinpoint.Cli.Output;

/// <summary>What a volume's file holds, as lines or JSON.</summary>
internal static class VolumePrinter
{
    public static void Print(Terminal terminal, string path, VolumeReadOptions options, bool json, bool identity)
    {
        // Read once: the file may be a pipe.
        var scan = Scan.Open(path, options);
        VolumeHeader header = scan.Header;
        SeriesItem[] volumes = header.Series is null || InputFile.MayBePipe(path) ? []
            : [.. VolumeFile.ReadHeaders(path, options).Select(SeriesItem.Of).OfType<SeriesItem>()];
        PatientItem? patient = identity && PatientIdentity.Read(path, options) is { } known ? PatientItem.Of(known) : null;
        if (json)
        {
            VolumeDocument document = VolumeDocument.Of(scan) with { Volumes = volumes.Length > 1 ? volumes : null, Patient = patient };
            JsonDocumentPrinter.Print(terminal, document);
            return;
        }

        var (x, y, z) = scan.VoxelToWorld.Spacing;
        var (minimum, maximum) = scan.IntensityRange();
        terminal.Output.WriteLine($"format       {header.Format}");
        PrintSeries(terminal, header.Series, volumes, patient);
        terminal.Output.WriteLine($"size         {scan.Size} voxels{(header.Frames > 1 ? $", {header.Frames} frames" : "")}");
        terminal.Output.WriteLine($"spacing      {x:0.####} x {y:0.####} x {z:0.####} mm");
        terminal.Output.WriteLine($"voxel type   {VolumeNames.Of(scan.VoxelType)}");
        terminal.Output.WriteLine($"intensities  {minimum:0.####} .. {maximum:0.####}");
        terminal.Output.WriteLine($"affine       voxel to LPS mm, from {VolumeNames.Of(scan.AffineSource)}");
        for (int row = 0; row < 3; row++)
        {
            terminal.Output.WriteLine("  " + string.Join(' ', Enumerable.Range(0, 4).Select(column => $"{scan.VoxelToWorld[row, column],12:0.#####}")));
        }

        terminal.Warn([.. scan.Warnings, .. scan.Ordinary().Notes.Select(note => $"{path}: {note}")]);
    }

    private static void PrintSeries(Terminal terminal, ImageSeries? series, SeriesItem[] volumes, PatientItem? patient)
    {
        if (series is null)
        {
            return;
        }

        terminal.Output.WriteLine($"series       {series.Label}{(series.Modality.Length > 0 ? $" ({series.Modality})" : "")}, {series.Slices} pictures");
        terminal.Output.WriteLine($"             {series.SeriesUid ?? "no series UID"}, frame of reference {series.FrameOfReferenceUid ?? "not stated"}");
        if (patient is not null)
        {
            terminal.Output.WriteLine(
                $"patient      {patient.PatientName ?? "no name"}, {patient.PatientId ?? "no id"}, born {patient.BirthDate ?? "-"}, {patient.Sex ?? "-"}");
        }

        foreach (SeriesItem other in volumes.Where(_ => volumes.Length > 1))
        {
            string chosen = string.Equals(other.Label, series.Label, StringComparison.Ordinal) ? "*" : " ";
            terminal.Output.WriteLine(
                $"  {chosen} {other.Label}: {other.Modality} {string.Join(" x ", other.Size)}, "
                + $"{string.Join(" x ", other.SpacingMm.Select(length => $"{length:0.####}"))} mm, "
                + $"frame of reference {other.FrameOfReferenceUid ?? "not stated"}");
        }
    }
}
