using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pinpoint.Imaging.Tests;

/// <summary>What nibabel reads from a file; corners in RAS mm, x fastest, bytes little-endian.</summary>
public sealed record NibabelDescription(
    string File,
    int Version,
    int[] Shape,
    string Type,
    string Bytes,
    double[] Intensities,
    double[][] CornersRas,
    double[][] QformCornersRas,
    int QformCode,
    int SformCode,
    bool Differ = false)
{
    private const string Script = "tests/Pinpoint.Imaging.Tests/Formats/Volumes/Nifti/nibabel_files.py";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    [JsonIgnore]
    public VoxelType VoxelType => Type switch
    {
        "u1" => VoxelType.UInt8,
        "i1" => VoxelType.Int8,
        "u2" => VoxelType.UInt16,
        "i2" => VoxelType.Int16,
        "u4" => VoxelType.UInt32,
        "i4" => VoxelType.Int32,
        "u8" => VoxelType.UInt64,
        "i8" => VoxelType.Int64,
        "f4" => VoxelType.Float32,
        _ => VoxelType.Float64,
    };

    /// <summary>Lets nibabel make files of every kind in a folder.</summary>
    public static NibabelDescription[] Make(string folder) => Run("make", folder, "expected.json");

    /// <summary>Lets nibabel read the files in a folder.</summary>
    public static NibabelDescription[] Describe(string folder) => Run("describe", folder, "described.json");

    /// <summary>The greatest distance in mm between the corners that nibabel finds and <paramref name="corners"/>.</summary>
    public static double Distance(double[][] cornersRas, IReadOnlyList<WorldPoint> corners) =>
        corners.Select((corner, index) => corner.DistanceTo(new WorldPoint(-cornersRas[index][0], -cornersRas[index][1], cornersRas[index][2]))).Max();

    private static NibabelDescription[] Run(string command, string folder, string answer)
    {
        Testing.Nibabel.Run(Script, command, folder);
        return JsonSerializer.Deserialize<NibabelDescription[]>(System.IO.File.ReadAllText(Path.Combine(folder, answer)), Json)!;
    }
}
