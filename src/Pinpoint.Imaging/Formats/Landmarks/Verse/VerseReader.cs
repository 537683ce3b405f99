using System.Globalization;
using System.Text.Json;

namespace Pinpoint.Imaging;

/// <summary>
/// Reads the centroids of VerSe: voxel positions, from 0, in the scan turned to the axes that <c>direction</c> names (for each index, the side to
/// which it rises), with the number of a vertebra each. An axis that runs against the scan's is counted from its other end, so the scan's size is needed.
/// </summary>
internal static class VerseReader
{
    private const string Sides = "LRPASI";

    // The numbers of VerSe: 8 is the first thoracic vertebra, 28 a thirteenth.
    private static readonly string[] Vertebrae =
    [
        "C1", "C2", "C3", "C4", "C5", "C6", "C7", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11", "T12",
        "L1", "L2", "L3", "L4", "L5", "L6", "sacrum", "coccyx", "T13",
    ];

    /// <summary>Whether the JSON has the form of these files.</summary>
    public static bool Matches(JsonElement root) =>
        root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0 && root[0].Member("direction") is not null;

    /// <summary>The centroids of the file.</summary>
    /// <exception cref="BadInputException">A member is wrong, the scan is not given, or its axes or its size are needed and not known.</exception>
    public static LandmarkSet Read(string file, JsonElement root, LandmarkReadOptions options)
    {
        var voxels = new VoxelFrame(file, options.VoxelToWorld);
        string direction = Direction(file, root[0].GetProperty("direction"));
        string scan = OrientationCode.Of(voxels.VoxelToWorld);
        var builder = new LandmarkSetBuilder(file);
        for (int i = 1; i < root.GetArrayLength(); i++)
        {
            JsonElement entry = root[i];
            string place = Invariant($"entry {i + 1}");
            string label = entry.TextMember("label", file, place);
            string name = int.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= Vertebrae.Length
                ? Vertebrae[number - 1]
                : label;
            double[] point = [Number("X"), Number("Y"), Number("Z")];
            builder.Add(Landmark.At(name, voxels.ToWorld(ToScan(file, point, direction, scan, options.ScanSize))), $"{place} (label {Excerpt.Of(label)})");

            double Number(string key) => InputNumber.Parse(entry.TextMember(key, file, place), file, place, key);
        }

        return builder.Build();
    }

    private static string Direction(string file, JsonElement direction)
    {
        string code = direction.ValueKind == JsonValueKind.Array
            ? string.Concat(direction.EnumerateArray().Select(side => side.ValueKind == JsonValueKind.String ? side.GetString() : "?"))
            : "";
        return code.Length == 3 && code.All(side => Sides.Contains(side, StringComparison.Ordinal)) && code.Select(Axis).Distinct().Count() == 3
            ? code
            : throw new BadInputException(
                file, "direction", $"is {Excerpt.Of(direction.GetRawText())}; it must name three axes, such as [\"P\", \"I\", \"R\"]");
    }

    private static (double X, double Y, double Z) ToScan(string file, double[] point, string direction, string scan, Func<VolumeSize>? size)
    {
        double[] voxel = new double[3];
        for (int axis = 0; axis < 3; axis++)
        {
            int from = direction.Select(Axis).ToList().IndexOf(Axis(scan[axis]));
            voxel[axis] = direction[from] == scan[axis] ? point[from] : Length(axis) - 1 - point[from];
        }

        return (voxel[0], voxel[1], voxel[2]);

        int Length(int axis)
        {
            VolumeSize known = size?.Invoke()
                ?? throw new BadInputException(
                    file, "direction", $"is {direction} where the scan's axes are {scan}: the scan's size is needed to turn the positions; give the scan " +
                        "beside the file");
            return axis switch { 0 => known.X, 1 => known.Y, _ => known.Z };
        }
    }

    // L and R are one axis, P and A the next, S and I the last.
    private static int Axis(char side) => Sides.IndexOf(side, StringComparison.Ordinal) / 2;
}
