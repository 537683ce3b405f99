using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pinpoint.Imaging;
using Pinpoint.Registration;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

/// <summary>Other programs read what a registration writes, and take the same places to the same places.</summary>
public sealed partial class RegistrationPeerTests
{
    private const double ClosestMm = 0.01;
    private static readonly string[] Kinds = ["rigid", "similarity", "affine", "thin-plate-spline"];

    [TransformixFact]
    public void Transformix_takes_places_and_voxels_where_we_do()
    {
        using var pair = new RegistrationPair();
        foreach (string kind in Kinds)
        {
            JsonElement json = CommandLine.Run(pair.Words("--transform", kind, "--json", "--force")).Succeeds().Json;
            WorldPoint[] fixedLandmarks = [.. json.GetProperty("registered_landmarks").EnumerateArray().Select(landmark => Point(landmark, "fixed_lps_mm"))];
            WorldPoint[] mapped = [.. json.GetProperty("registered_landmarks").EnumerateArray().Select(landmark => Point(landmark, "mapped_lps_mm"))];
            string folder = pair.Out("transformix-" + kind);
            Directory.CreateDirectory(folder);
            string points = Path.Combine(folder, "points.txt");
            File.WriteAllText(points, string.Join(
                '\n', ["point", fixedLandmarks.Length.ToString(CultureInfo.InvariantCulture), .. fixedLandmarks.Select(Text), ""]));
            Shell.Run("transformix", ["-def", points, "-in", pair.Moving, "-out", folder, "-tp", pair.Out(file: "transformix.txt")]).Code.ShouldBe(0, kind);
            WorldPoint[] theirs = [.. OutputPoint().Matches(File.ReadAllText(Path.Combine(folder, "outputpoints.txt"))).Select(Point)];
            theirs.Length.ShouldBe(mapped.Length);
            theirs.Zip(mapped, (one, other) => one.DistanceTo(other)).Max().ShouldBeLessThan(ClosestMm, kind);

            // In the outermost half voxel the two go on differently; between the moving scan's voxels they interpolate alike.
            Volume ours = VolumeFile.Read(pair.Out(file: "registered.nii.gz"));
            Volume other = VolumeFile.Read(Path.Combine(folder, "result.mha"));
            Volume moving = VolumeFile.Read(pair.Moving);
            other.Size.ShouldBe(ours.Size);
            ISpatialTransform transform = LandmarkRegistration.Register(
                LandmarkFile.Read(pair.MovingLandmarks),
                LandmarkFile.Read(pair.FixedLandmarks),
                new RegistrationOptions(TransformKinds.Find(kind)!.Value)).Transform;
            int inside = 0;
            for (int i = 0; i < ours.Size.Voxels; i++)
            {
                WorldPoint place = ours.ToWorld(new VoxelPoint(i % ours.Size.X, i / ours.Size.X % ours.Size.Y, i / (ours.Size.X * ours.Size.Y)));
                VoxelPoint there = moving.ToVoxel(transform.Map(place));
                if (there is { X: > 0, Y: > 0, Z: > 0 } && there.X < moving.Size.X - 1 && there.Y < moving.Size.Y - 1 && there.Z < moving.Size.Z - 1)
                {
                    ours.Voxels<float>()[i].ShouldBe(other.Voxels<float>()[i], 0.01, kind);
                    inside++;
                }
            }

            inside.ShouldBeGreaterThan(2000);
        }
    }

    [ItkFact]
    public void The_readers_of_itk_find_the_same_numbers_and_the_same_grid()
    {
        using var pair = new RegistrationPair();
        foreach (string kind in Kinds)
        {
            CommandLine.Run([.. pair.Words("--transform", kind), "--force"]).Succeeds();
            Directory.Move(pair.Out(), pair.Out(kind));
        }

        IReadOnlyList<JsonElement> read =
            ItkPeer.Read([.. Kinds.Select(kind => pair.Out(kind, "transform.tfm")), pair.Out("affine", "registered.nii.gz"), pair.Fixed]);
        for (int i = 0; i < Kinds.Length; i++)
        {
            using var summary = JsonDocument.Parse(File.ReadAllText(pair.Out(Kinds[i], "registration.json")));
            JsonElement json = summary.RootElement;
            bool isField = Kinds[i] == "thin-plate-spline";
            read[i].GetProperty("kind").GetString().ShouldBe(isField ? "DisplacementField_3_3" : "Affine_3_3");
            Func<WorldPoint, WorldPoint> theirs = isField ? FieldOf(read[i]) : MatrixOf(read[i]);
            double allowed = isField ? json.GetProperty("field_furthest_mm").GetDouble() + 1e-4 : ClosestMm;
            foreach (JsonElement landmark in json.GetProperty("registered_landmarks").EnumerateArray())
            {
                theirs(Point(landmark, "fixed_lps_mm")).DistanceTo(Point(landmark, "mapped_lps_mm")).ShouldBeLessThan(allowed, Kinds[i]);
            }
        }

        // The registered scan has the grid of the fixed one, as ITK sees both.
        foreach (string key in (string[])["size", "origin", "spacing", "direction"])
        {
            read[^2].GetProperty(key).Numbers().Zip(read[^1].GetProperty(key).Numbers(), (one, other) => Math.Abs(one - other)).Max().ShouldBeLessThan(1e-5);
        }

        double[] voxels = read[^2].GetProperty("voxels").Numbers();
        voxels.ShouldBe([.. VolumeFile.Read(pair.Out("affine", "registered.nii.gz")).Voxels<float>().ToArray().Select(value => (double)value)]);
    }

    private static Func<WorldPoint, WorldPoint> MatrixOf(JsonElement transform)
    {
        double[] m = transform.GetProperty("parameters").Numbers();
        transform.GetProperty("fixedParameters").Numbers().ShouldBe([0, 0, 0]);
        return p => new WorldPoint(
            (m[0] * p.X) + (m[1] * p.Y) + (m[2] * p.Z) + m[9],
            (m[3] * p.X) + (m[4] * p.Y) + (m[5] * p.Z) + m[10],
            (m[6] * p.X) + (m[7] * p.Y) + (m[8] * p.Z) + m[11]);
    }

    // As ITK interpolates a field of displacements: size, origin, spacing and direction are its fixed parameters.
    private static Func<WorldPoint, WorldPoint> FieldOf(JsonElement transform)
    {
        double[] moved = transform.GetProperty("parameters").Numbers();
        double[] grid = transform.GetProperty("fixedParameters").Numbers();
        grid[9..].ShouldBe([1, 0, 0, 0, 1, 0, 0, 0, 1]);
        return place =>
        {
            double[] at = [(place.X - grid[3]) / grid[6], (place.Y - grid[4]) / grid[7], (place.Z - grid[5]) / grid[8]];
            int[] cell = [.. at.Select((value, axis) => Math.Clamp((int)value, 0, (int)grid[axis] - 2))];
            double[] sum = [place.X, place.Y, place.Z];
            for (int corner = 0; corner < 8; corner++)
            {
                int[] far = [corner & 1, corner >> 1 & 1, corner >> 2];
                double share = 1;
                for (int axis = 0; axis < 3; axis++)
                {
                    share *= far[axis] == 1 ? at[axis] - cell[axis] : 1 - (at[axis] - cell[axis]);
                }

                int node = 3 * (cell[0] + far[0] + ((int)grid[0] * (cell[1] + far[1] + ((int)grid[1] * (cell[2] + far[2])))));
                sum = [.. sum.Select((value, axis) => value + (share * moved[node + axis]))];
            }

            return new WorldPoint(sum[0], sum[1], sum[2]);
        };
    }

    private static WorldPoint Point(JsonElement landmark, string key)
    {
        double[] numbers = landmark.GetProperty(key).Numbers();
        return new WorldPoint(numbers[0], numbers[1], numbers[2]);
    }

    private static WorldPoint Point(Match match)
    {
        double[] numbers = [.. match.Groups["numbers"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        return new WorldPoint(numbers[0], numbers[1], numbers[2]);
    }

    private static string Text(WorldPoint point) => string.Create(CultureInfo.InvariantCulture, $"{point.X:R} {point.Y:R} {point.Z:R}");

    [GeneratedRegex(@"OutputPoint = \[(?<numbers>[^\]]*)\]", RegexOptions.CultureInvariant)]
    private static partial Regex OutputPoint();
}
