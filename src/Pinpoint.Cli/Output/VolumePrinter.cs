using Pinpoint.Imaging;

namespace Pinpoint.Cli.Output;

/// <summary>What a volume's file holds, as lines or JSON.</summary>
internal static class VolumePrinter
{
    public static void Print(Terminal terminal, string path, VolumeReadOptions options, bool json)
    {
        VolumeHeader header = VolumeFile.ReadHeader(path);
        Volume volume = VolumeFile.Read(path, options);
        var (x, y, z) = volume.VoxelToWorld.Spacing;
        var (minimum, maximum) = volume.IntensityRange();
        if (json)
        {
            JsonDocumentPrinter.Print(terminal.Output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("format", header.Format);
                writer.WriteNumbers("size", volume.Size.X, volume.Size.Y, volume.Size.Z);
                writer.WriteNumber("frames", header.Frames);
                writer.WriteNumbers("spacing_mm", x, y, z);
                writer.WriteNumbers("affine_lps", volume.VoxelToWorld.ToMatrix());
                writer.WriteString("affine_source", NameOf(volume.AffineSource));
                writer.WriteString("voxel_type", NameOf(volume.VoxelType));
                writer.WriteNumber("slope", volume.Slope);
                writer.WriteNumber("intercept", volume.Intercept);
                writer.WriteNumber("minimum", minimum);
                writer.WriteNumber("maximum", maximum);
                writer.WriteStrings("warnings", volume.Warnings);
                writer.WriteEndObject();
            });
            return;
        }

        terminal.Output.WriteLine($"format       {header.Format}");
        terminal.Output.WriteLine($"size         {volume.Size} voxels{(header.Frames > 1 ? $", {header.Frames} frames" : "")}");
        terminal.Output.WriteLine($"spacing      {x:0.####} x {y:0.####} x {z:0.####} mm");
        terminal.Output.WriteLine($"voxel type   {NameOf(volume.VoxelType)}");
        terminal.Output.WriteLine($"intensities  {minimum:0.####} .. {maximum:0.####}");
        terminal.Output.WriteLine($"affine       voxel to LPS mm, from {NameOf(volume.AffineSource)}");
        for (int row = 0; row < 3; row++)
        {
            terminal.Output.WriteLine("  " + string.Join(' ', Enumerable.Range(0, 4).Select(column => $"{volume.VoxelToWorld[row, column],12:0.#####}")));
        }

        terminal.Warn(volume.Warnings);
    }

    private static string NameOf(AffineSource source) => source.ToString().ToLowerInvariant();

    private static string NameOf(VoxelType type) => type.ToString().ToLowerInvariant();
}
