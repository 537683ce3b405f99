namespace Pinpoint.Shapes;

/// <summary>A rotation of 3D space as its matrix, row by row.</summary>
internal readonly record struct Rotation(
    double XX, double XY, double XZ,
    double YX, double YY, double YZ,
    double ZX, double ZY, double ZZ)
{
    /// <summary>The rotation by nothing.</summary>
    public static Rotation Identity { get; } = new(1, 0, 0, 0, 1, 0, 0, 0, 1);

    /// <summary>The inverse rotation.</summary>
    public Rotation Inverse => new(XX, YX, ZX, XY, YY, ZY, XZ, YZ, ZZ);

    /// <summary>The rotation about the axis (x, y, z) by its length in radians (Rodrigues' formula).</summary>
    public static Rotation FromVector(double x, double y, double z)
    {
        double angle = Math.Sqrt((x * x) + (y * y) + (z * z));
        double sine = angle < 1e-12 ? 1 : Math.Sin(angle) / angle;
        double half = angle < 1e-12 ? 0.5 : (1 - Math.Cos(angle)) / (angle * angle);
        return new Rotation(
            1 - (half * ((y * y) + (z * z))), (half * x * y) - (sine * z), (half * x * z) + (sine * y),
            (half * x * y) + (sine * z), 1 - (half * ((x * x) + (z * z))), (half * y * z) - (sine * x),
            (half * x * z) - (sine * y), (half * y * z) + (sine * x), 1 - (half * ((x * x) + (y * y))));
    }

    /// <summary>The axis times the angle in radians, the angle in [0, pi].</summary>
    public (double X, double Y, double Z) ToVector()
    {
        // Through the quaternion of the largest component: stable at angles near pi, where the antisymmetric part vanishes.
        Span<double> q = stackalloc double[4];
        double trace = XX + YY + ZZ;
        if (trace >= XX && trace >= YY && trace >= ZZ)
        {
            (q[0], q[1], q[2], q[3]) = (1 + trace, ZY - YZ, XZ - ZX, YX - XY);
        }
        else if (XX >= YY && XX >= ZZ)
        {
            (q[0], q[1], q[2], q[3]) = (ZY - YZ, 1 + XX - YY - ZZ, XY + YX, XZ + ZX);
        }
        else if (YY >= ZZ)
        {
            (q[0], q[1], q[2], q[3]) = (XZ - ZX, XY + YX, 1 - XX + YY - ZZ, YZ + ZY);
        }
        else
        {
            (q[0], q[1], q[2], q[3]) = (YX - XY, XZ + ZX, YZ + ZY, 1 - XX - YY + ZZ);
        }

        double sign = q[0] < 0 ? -1 : 1;
        double axis = Math.Sqrt((q[1] * q[1]) + (q[2] * q[2]) + (q[3] * q[3]));
        double factor = axis < 1e-300 ? 0 : sign * 2 * Math.Atan2(axis, Math.Abs(q[0])) / axis;
        return (q[1] * factor, q[2] * factor, q[3] * factor);
    }

    /// <summary>This rotation after <paramref name="first"/>.</summary>
    public Rotation After(in Rotation first) => new(
        (XX * first.XX) + (XY * first.YX) + (XZ * first.ZX),
        (XX * first.XY) + (XY * first.YY) + (XZ * first.ZY),
        (XX * first.XZ) + (XY * first.YZ) + (XZ * first.ZZ),
        (YX * first.XX) + (YY * first.YX) + (YZ * first.ZX),
        (YX * first.XY) + (YY * first.YY) + (YZ * first.ZY),
        (YX * first.XZ) + (YY * first.YZ) + (YZ * first.ZZ),
        (ZX * first.XX) + (ZY * first.YX) + (ZZ * first.ZX),
        (ZX * first.XY) + (ZY * first.YY) + (ZZ * first.ZY),
        (ZX * first.XZ) + (ZY * first.YZ) + (ZZ * first.ZZ));

    /// <summary>The rotated vector.</summary>
    public (double X, double Y, double Z) Apply(double x, double y, double z) => (
        (XX * x) + (XY * y) + (XZ * z),
        (YX * x) + (YY * y) + (YZ * z),
        (ZX * x) + (ZY * y) + (ZZ * z));
}
