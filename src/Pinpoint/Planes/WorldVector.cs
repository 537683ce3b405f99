using Pinpoint.Imaging;

namespace Pinpoint.Planes;

/// <summary>A displacement or direction in the world frame, LPS mm.</summary>
/// <param name="X">Millimetres to the patient's left.</param>
/// <param name="Y">Millimetres to posterior.</param>
/// <param name="Z">Millimetres to superior.</param>
public readonly record struct WorldVector(double X, double Y, double Z)
{
    /// <summary>The length in mm.</summary>
    public double Length => Math.Sqrt(Dot(this));

    /// <summary>The direction, of length 1; the null vector has none and gives numbers that are not finite.</summary>
    public WorldVector Unit => this * (1 / Length);

    /// <summary>The way from one point to another.</summary>
    public static WorldVector Between(WorldPoint from, WorldPoint to) => new(to.X - from.X, to.Y - from.Y, to.Z - from.Z);

    /// <summary>The sum.</summary>
    public static WorldVector operator +(WorldVector one, WorldVector other) => new(one.X + other.X, one.Y + other.Y, one.Z + other.Z);

    /// <summary>The difference.</summary>
    public static WorldVector operator -(WorldVector one, WorldVector other) => new(one.X - other.X, one.Y - other.Y, one.Z - other.Z);

    /// <summary>The vector times a number.</summary>
    public static WorldVector operator *(WorldVector vector, double factor) => new(vector.X * factor, vector.Y * factor, vector.Z * factor);

    /// <summary>The scalar product.</summary>
    public double Dot(WorldVector other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    /// <summary>The vector product.</summary>
    public WorldVector Cross(WorldVector other) => new((Y * other.Z) - (Z * other.Y), (Z * other.X) - (X * other.Z), (X * other.Y) - (Y * other.X));

    /// <summary>The point at this displacement from another.</summary>
    public WorldPoint From(WorldPoint point) => new(point.X + X, point.Y + Y, point.Z + Z);
}
