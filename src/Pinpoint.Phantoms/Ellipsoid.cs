namespace Pinpoint.Phantoms;

/// <summary>An axis-aligned ellipsoid in head coordinates (mm).</summary>
/// <param name="X">Centre, to the left.</param>
/// <param name="Y">Centre, to posterior.</param>
/// <param name="Z">Centre, to superior.</param>
/// <param name="A">Half axis along x.</param>
/// <param name="B">Half axis along y.</param>
/// <param name="C">Half axis along z.</param>
internal readonly record struct Ellipsoid(double X, double Y, double Z, double A, double B, double C)
{
    /// <summary>0 at the centre, 1 on the surface, growing linearly outwards.</summary>
    public double Radius(double x, double y, double z)
    {
        double a = (x - X) / A;
        double b = (y - Y) / B;
        double c = (z - Z) / C;
        return Math.Sqrt((a * a) + (b * b) + (c * c));
    }
}
