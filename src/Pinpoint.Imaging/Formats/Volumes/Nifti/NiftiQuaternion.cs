namespace Pinpoint.Imaging;

/// <summary>NIfTI's rotations: a unit quaternion (a, b, c, d) with a >= 0, of which b, c, d are stored.</summary>
internal static class NiftiQuaternion
{
    // How far b^2 + c^2 + d^2 may be above 1 before it is damage, not rounding.
    private const double Rounding = 1e-3;

    /// <summary>The 3 x 3 rotation, row by row, or null where the three numbers are none of a unit quaternion.</summary>
    public static double[]? ToRotation(ReadOnlySpan<double> quaternion)
    {
        double b = quaternion[0];
        double c = quaternion[1];
        double d = quaternion[2];
        double square = (b * b) + (c * c) + (d * d);
        if (!(square <= 1 + Rounding))
        {
            return null;
        }

        double a = Math.Sqrt(Math.Max(0, 1 - square));
        double norm = Math.Sqrt((a * a) + square);
        a /= norm;
        b /= norm;
        c /= norm;
        d /= norm;
        return
        [
            (a * a) + (b * b) - (c * c) - (d * d), 2 * ((b * c) - (a * d)), 2 * ((b * d) + (a * c)),
            2 * ((b * c) + (a * d)), (a * a) + (c * c) - (b * b) - (d * d), 2 * ((c * d) - (a * b)),
            2 * ((b * d) - (a * c)), 2 * ((c * d) + (a * b)), (a * a) + (d * d) - (b * b) - (c * c),
        ];
    }

    /// <summary>b, c and d of a 3 x 3 rotation given row by row (the steady form of Shepperd 1978, which divides by the largest part).</summary>
    public static double[] FromRotation(ReadOnlySpan<double> r)
    {
        double[] squares =
        [
            1 + r[0] + r[4] + r[8],
            1 + r[0] - r[4] - r[8],
            1 - r[0] + r[4] - r[8],
            1 - r[0] - r[4] + r[8],
        ];
        int largest = Array.IndexOf(squares, squares.Max());
        double twice = Math.Sqrt(squares[largest]);
        double share = 1 / (2 * twice);
        double[] q = largest switch
        {
            0 => [twice / 2, (r[7] - r[5]) * share, (r[2] - r[6]) * share, (r[3] - r[1]) * share],
            1 => [(r[7] - r[5]) * share, twice / 2, (r[1] + r[3]) * share, (r[2] + r[6]) * share],
            2 => [(r[2] - r[6]) * share, (r[1] + r[3]) * share, twice / 2, (r[5] + r[7]) * share],
            _ => [(r[3] - r[1]) * share, (r[2] + r[6]) * share, (r[5] + r[7]) * share, twice / 2],
        };
        double sign = q[0] < 0 ? -1 : 1;
        return [sign * q[1], sign * q[2], sign * q[3]];
    }

    /// <summary>
    /// b, c and d rounded to float32, as NIfTI-1 stores them. For a half turn a is 0, but readers work it out as sqrt(1 - b^2 - c^2 - d^2), which
    /// turns a rounding of 1e-8 into an angle of 2e-4; there the largest part is rounded up, so that readers find nothing above 0 under the root.
    /// </summary>
    public static double[] RoundToSingle(ReadOnlySpan<double> quaternion)
    {
        double[] rounded = [(float)quaternion[0], (float)quaternion[1], (float)quaternion[2]];
        bool halfTurn = Square(quaternion) >= 1 - 1e-12;
        while (halfTurn && Square(rounded) < 1)
        {
            int largest = Array.FindIndex(rounded, part => Math.Abs(part) >= rounded.Max(Math.Abs));
            float part = (float)rounded[largest];
            rounded[largest] = part > 0 ? MathF.BitIncrement(part) : MathF.BitDecrement(part);
        }

        return rounded;
    }

    private static double Square(ReadOnlySpan<double> q) => (q[0] * q[0]) + (q[1] * q[1]) + (q[2] * q[2]);
}
