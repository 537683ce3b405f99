namespace Pinpoint.Imaging;

/// <summary>
/// An affine map from voxel indices to LPS millimetres: world = linear part * (x, y, z) + offset. Any invertible linear part is kept: flips,
/// permutations, oblique axes and shear.
/// </summary>
public sealed class Affine : IEquatable<Affine>
{
    private readonly double[] _forward;
    private readonly double[] _inverse;

    /// <summary>Creates the map from the upper three rows of its 4 x 4 matrix, row by row (12 numbers).</summary>
    /// <exception cref="ArgumentException">There are not 12 finite numbers, or the linear part cannot be inverted.</exception>
    public Affine(ReadOnlySpan<double> rows)
    {
        if (rows.Length != 12)
        {
            throw new ArgumentException("An affine takes 12 numbers: three rows of four.", nameof(rows));
        }

        foreach (double number in rows)
        {
            if (!double.IsFinite(number))
            {
                throw new ArgumentException("An affine takes finite numbers only.", nameof(rows));
            }
        }

        _forward = rows.ToArray();
        _inverse = Invert(_forward);
    }

    /// <summary>The map that takes an index to the same number of millimetres.</summary>
    public static Affine Identity { get; } = FromSpacing(1, 1, 1);

    /// <summary>The volume of one voxel with its sign: negative where the axes form a left-handed system in LPS.</summary>
    public double Determinant => DeterminantOf(_forward);

    /// <summary>The distance between neighbouring voxel centres along each axis, in mm.</summary>
    public (double X, double Y, double Z) Spacing => (ColumnLength(0), ColumnLength(1), ColumnLength(2));

    /// <summary>The element at <paramref name="row"/> (0..2) and <paramref name="column"/> (0..3, 3 being the offset).</summary>
    public double this[int row, int column] => _forward[(row * 4) + column];

    /// <summary>An axis-aligned map with the given spacing and the position of voxel (0, 0, 0), all in mm.</summary>
    public static Affine FromSpacing(double x, double y, double z, WorldPoint origin = default) =>
        new([x, 0, 0, origin.X, 0, y, 0, origin.Y, 0, 0, z, origin.Z]);

    /// <summary>The world position of a voxel point, in LPS mm.</summary>
    public WorldPoint ToWorld(VoxelPoint point)
    {
        var (x, y, z) = Apply(_forward, point.X, point.Y, point.Z);
        return new WorldPoint(x, y, z);
    }

    /// <summary>The voxel point at a world position given in LPS mm.</summary>
    public VoxelPoint ToVoxel(WorldPoint point)
    {
        var (x, y, z) = Apply(_inverse, point.X, point.Y, point.Z);
        return new VoxelPoint(x, y, z);
    }

    /// <summary>The 4 x 4 matrix, row by row: 16 numbers.</summary>
    public double[] ToMatrix() => [.. _forward, 0, 0, 0, 1];

    /// <inheritdoc/>
    public bool Equals(Affine? other) => other is not null && _forward.AsSpan().SequenceEqual(other._forward);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Affine);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_forward[0], _forward[3], _forward[5], _forward[7], _forward[10], _forward[11]);

    private static (double X, double Y, double Z) Apply(double[] m, double x, double y, double z) => (
        (m[0] * x) + (m[1] * y) + (m[2] * z) + m[3],
        (m[4] * x) + (m[5] * y) + (m[6] * z) + m[7],
        (m[8] * x) + (m[9] * y) + (m[10] * z) + m[11]);

    private static double DeterminantOf(double[] m) =>
        (m[0] * ((m[5] * m[10]) - (m[6] * m[9]))) - (m[1] * ((m[4] * m[10]) - (m[6] * m[8]))) + (m[2] * ((m[4] * m[9]) - (m[5] * m[8])));

    private static double[] Invert(double[] m)
    {
        double determinant = DeterminantOf(m);
        double scale = Norm(m[0], m[4], m[8]) * Norm(m[1], m[5], m[9]) * Norm(m[2], m[6], m[10]);
        if (!(Math.Abs(determinant) > 1e-9 * scale))
        {
            throw new ArgumentException("The axes of the affine do not span space: its linear part cannot be inverted.", nameof(m));
        }

        double[] inverse =
        [
            ((m[5] * m[10]) - (m[6] * m[9])) / determinant, ((m[2] * m[9]) - (m[1] * m[10])) / determinant, ((m[1] * m[6]) - (m[2] * m[5])) / determinant, 0,
            ((m[6] * m[8]) - (m[4] * m[10])) / determinant, ((m[0] * m[10]) - (m[2] * m[8])) / determinant, ((m[2] * m[4]) - (m[0] * m[6])) / determinant, 0,
            ((m[4] * m[9]) - (m[5] * m[8])) / determinant, ((m[1] * m[8]) - (m[0] * m[9])) / determinant, ((m[0] * m[5]) - (m[1] * m[4])) / determinant, 0,
        ];
        var (x, y, z) = Apply(inverse, -m[3], -m[7], -m[11]);
        inverse[3] = x;
        inverse[7] = y;
        inverse[11] = z;
        return inverse;
    }

    private static double Norm(double x, double y, double z) => Math.Sqrt((x * x) + (y * y) + (z * z));

    private double ColumnLength(int column) => Norm(_forward[column], _forward[4 + column], _forward[8 + column]);
}
