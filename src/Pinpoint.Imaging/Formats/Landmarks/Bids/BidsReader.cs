using System.Text.Json;

namespace Pinpoint.Imaging;

/// <summary>Reads <c>AnatomicalLandmarkCoordinates</c>: voxels in the sidecar of a scan, lengths in a named system in a <c>_coordsystem.json</c>.</summary>
internal static class BidsReader
{
    /// <summary>The member that holds the positions.</summary>
    public const string Key = "AnatomicalLandmarkCoordinates";

    private const string SystemKey = "AnatomicalLandmarkCoordinateSystem";
    private const string UnitsKey = "AnatomicalLandmarkCoordinateUnits";
    private const string ScannerSystem = "ScanRAS";

    // Systems of x to the right and y to anterior in which a scan can stand. The others of BIDS are tied to a head in a helmet, not to a scan.
    private static readonly string[] RasSystems = [
        ScannerSystem, "ACPC", "MNI", "ICBM", "IXI", "Talairach", "fsaverage", "fsLR", "NIHPD", "OASIS", "UNCInfant", "Pediatric", "DARTEL",
    ];

    /// <summary>The landmarks of the file.</summary>
    /// <exception cref="BadInputException">A position is wrong, the scan is not given, or the system or the unit is none that leads to a scan.</exception>
    public static LandmarkSet Read(string file, JsonElement root, VoxelFrame voxels)
    {
        var builder = new LandmarkSetBuilder(file);
        JsonElement landmarks = root.GetProperty(Key);
        string system = root.TextMember(SystemKey, file, SystemKey);
        string units = root.TextMember(UnitsKey, file, UnitsKey);
        if (system.Length == 0 && units.Length == 0 && !file.EndsWith("_coordsystem.json", StringComparison.OrdinalIgnoreCase))
        {
            VoxelPointsReader.Read(file, Key, landmarks, voxels.ToWorld, builder);
            return builder.Build();
        }

        if (!RasSystems.Any(known => system.StartsWith(known, StringComparison.OrdinalIgnoreCase)))
        {
            throw new BadInputException(file, SystemKey, system.Length == 0
                ? $"is missing, so nothing says where the positions are; name the system ({ScannerSystem}, or that of the scan), or give the sidecar of " +
                    "the scan"
                : $"is '{Excerpt.Of(system)}', a system that says nothing of a scan; give the positions in {ScannerSystem}, or the sidecar of the scan");
        }

        double scale = Scale(file, units);
        if (!system.Equals(ScannerSystem, StringComparison.OrdinalIgnoreCase))
        {
            builder.Warn(SystemKey, $"the positions are in {Excerpt.Of(system)}; they fit scans that stand in it, and no others");
        }

        VoxelPointsReader.Read(
            file, Key, landmarks, point => CoordinateFrames.ToWorld(CoordinateFrame.Ras, (point.X * scale, point.Y * scale, point.Z * scale)), builder);
        return builder.Build();
    }

    private static double Scale(string file, string units) => units switch
    {
        "" or "mm" => 1,
        "cm" => 10,
        "m" => 1000,
        _ => throw new BadInputException(file, UnitsKey, $"is '{Excerpt.Of(units)}'; it must be mm, cm or m"),
    };
}
