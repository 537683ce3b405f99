using Pinpoint.Documents;
using Pinpoint.Imaging;

namespace Pinpoint.Cli.Output;

/// <summary>What a volume's file holds, as lines or JSON.</summary>
internal static class VolumePrinter
{
    public static void Print(Terminal terminal, string path, VolumeReadOptions options, bool json)
    {
        // Read once: the file may be a pipe.
        VolumeHeader? seen = null;
        Volume volume = VolumeFile.Read(path, options with { BeforeVoxels = read => seen = read });
        VolumeHeader header = seen!;
        if (json)
        {
            JsonDocumentPrinter.Print(terminal, VolumeDocument.Of(header, volume));
            return;
        }

        var (x, y, z) = volume.VoxelToWorld.Spacing;
        var (minimum, maximum) = volume.IntensityRange();
        terminal.Output.WriteLine($"format       {header.Format}");
        terminal.Output.WriteLine($"size         {volume.Size} voxels{(header.Frames > 1 ? $", {header.Frames} frames" : "")}");
        terminal.Output.WriteLine($"spacing      {x:0.####} x {y:0.####} x {z:0.####} mm");
        terminal.Output.WriteLine($"voxel type   {VolumeNames.Of(volume.VoxelType)}");
        terminal.Output.WriteLine($"intensities  {minimum:0.####} .. {maximum:0.####}");
        terminal.Output.WriteLine($"affine       voxel to LPS mm, from {VolumeNames.Of(volume.AffineSource)}");
        for (int row = 0; row < 3; row++)
        {
            terminal.Output.WriteLine("  " + string.Join(' ', Enumerable.Range(0, 4).Select(column => $"{volume.VoxelToWorld[row, column],12:0.#####}")));
        }

        terminal.Warn([.. volume.Warnings, .. volume.Ordinary().Notes.Select(note => $"{path}: {note}")]);
    }
}
