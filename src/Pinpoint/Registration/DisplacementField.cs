using Pinpoint.Imaging;

namespace Pinpoint.Registration;

/// <summary>A transform as displacements on a coarse upright grid, for readers that know no spline. Between its nodes it is not the transform itself.</summary>
/// <param name="Size">The nodes along each axis.</param>
/// <param name="NodeToWorld">Node indices to LPS mm, along the axes of the world.</param>
/// <param name="Millimetres">Per node, by how much it is moved in LPS mm: x, y, z; the first axis fastest.</param>
/// <param name="FurthestMm">The most by which the field, halfway between its nodes and at the landmarks, is off the transform, in mm.</param>
public sealed record DisplacementField(VolumeSize Size, Affine NodeToWorld, IReadOnlyList<double> Millimetres, double FurthestMm)
{
    /// <summary>Nodes along the longest side: a file of four megabytes at most.</summary>
    public const int MostNodes = 48;

    /// <summary>The field of a transform over a box.</summary>
    /// <param name="transform">The transform.</param>
    /// <param name="corners">Places in LPS mm that the box is to hold.</param>
    /// <param name="landmarks">Places in LPS mm where the field is held against the transform besides.</param>
    public static DisplacementField Of(ISpatialTransform transform, IReadOnlyList<WorldPoint> corners, IReadOnlyList<WorldPoint> landmarks)
    {
        ArgumentNullException.ThrowIfNull(transform);
        ArgumentNullException.ThrowIfNull(corners);
        ArgumentNullException.ThrowIfNull(landmarks);
        var (low, high) = WorldBox.Of(corners);
        double longest = Math.Max(high.X - low.X, Math.Max(high.Y - low.Y, high.Z - low.Z));
        double step = longest / (MostNodes - 1);
        int Nodes(double length) => Math.Clamp((int)Math.Ceiling((length / step) - 1e-9) + 1, 2, MostNodes);
        var size = new VolumeSize(Nodes(high.X - low.X), Nodes(high.Y - low.Y), Nodes(high.Z - low.Z));
        var place = Affine.FromSpacing(step, step, step, low);
        double[] moved = new double[3 * size.Voxels];
        Parallel.For(0, size.Z, slice =>
        {
            for (int i = slice * size.X * size.Y; i < (slice + 1) * size.X * size.Y; i++)
            {
                WorldPoint node = place.ToWorld(new VoxelPoint(i % size.X, i / size.X % size.Y, slice));
                WorldPoint end = transform.Map(node);
                (moved[3 * i], moved[(3 * i) + 1], moved[(3 * i) + 2]) = (end.X - node.X, end.Y - node.Y, end.Z - node.Z);
            }
        });

        var field = new DisplacementField(size, place, moved, 0);
        return field with { FurthestMm = field.FurthestFrom(transform, landmarks) };
    }

    /// <summary>Where the field takes a place by interpolation along straight lines; null outside its nodes.</summary>
    public WorldPoint? Map(WorldPoint point)
    {
        VoxelPoint at = NodeToWorld.ToVoxel(point);
        if (!(at.X >= -1e-9 && at.Y >= -1e-9 && at.Z >= -1e-9 && at.X <= Size.X - 1 + 1e-9 && at.Y <= Size.Y - 1 + 1e-9 && at.Z <= Size.Z - 1 + 1e-9))
        {
            return null;
        }

        int x = Math.Clamp((int)at.X, 0, Size.X - 2);
        int y = Math.Clamp((int)at.Y, 0, Size.Y - 2);
        int z = Math.Clamp((int)at.Z, 0, Size.Z - 2);
        Span<double> sum = [point.X, point.Y, point.Z];
        for (int corner = 0; corner < 8; corner++)
        {
            int right = corner & 1;
            int down = corner >> 1 & 1;
            int back = corner >> 2;
            double share = Share(at.X - x, right) * Share(at.Y - y, down) * Share(at.Z - z, back);
            int node = 3 * (x + right + (Size.X * (y + down + (Size.Y * (z + back)))));
            for (int axis = 0; axis < 3; axis++)
            {
                sum[axis] += share * Millimetres[node + axis];
            }
        }

        return new WorldPoint(sum[0], sum[1], sum[2]);
    }

    private static double Share(double along, int far) => far == 1 ? along : 1 - along;

    private double FurthestFrom(ISpatialTransform transform, IReadOnlyList<WorldPoint> landmarks)
    {
        double[] furthest = new double[Size.Z];
        Parallel.For(0, Size.Z - 1, slice =>
        {
            for (int row = 0; row < Size.Y - 1; row++)
            {
                for (int column = 0; column < Size.X - 1; column++)
                {
                    WorldPoint middle = NodeToWorld.ToWorld(new VoxelPoint(column + 0.5, row + 0.5, slice + 0.5));
                    furthest[slice] = Math.Max(furthest[slice], Map(middle)!.Value.DistanceTo(transform.Map(middle)));
                }
            }
        });
        return landmarks.Aggregate(
            furthest.Max(), (most, landmark) => Map(landmark) is { } there ? Math.Max(most, there.DistanceTo(transform.Map(landmark))) : most);
    }
}
