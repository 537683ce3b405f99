namespace Pinpoint.Imaging;

/// <summary>The orthogonal matrix nearest to a given one: the orthogonal factor of its polar decomposition.</summary>
internal static class NearestRotation
{
    private const int MostSteps = 100;

    /// <summary>
    /// Iterates X = (X + X^-T) / 2 (Higham 1986), which converges quadratically for every invertible matrix and keeps the determinant's sign.
    /// </summary>
    /// <param name="matrix">An invertible 3 x 3 matrix, row by row.</param>
    public static double[] Of(ReadOnlySpan<double> matrix)
    {
        double[] current = matrix.ToArray();
        for (int step = 0; step < MostSteps; step++)
        {
            double[] inverse = InverseTransposed(current);
            double change = 0;
            for (int index = 0; index < current.Length; index++)
            {
                double next = (current[index] + inverse[index]) / 2;
                change = Math.Max(change, Math.Abs(next - current[index]));
                current[index] = next;
            }

            if (change < 1e-15)
            {
                break;
            }
        }

        return current;
    }

    private static double[] InverseTransposed(double[] m)
    {
        double[] cofactors =
        [
            (m[4] * m[8]) - (m[5] * m[7]), (m[5] * m[6]) - (m[3] * m[8]), (m[3] * m[7]) - (m[4] * m[6]),
            (m[2] * m[7]) - (m[1] * m[8]), (m[0] * m[8]) - (m[2] * m[6]), (m[1] * m[6]) - (m[0] * m[7]),
            (m[1] * m[5]) - (m[2] * m[4]), (m[2] * m[3]) - (m[0] * m[5]), (m[0] * m[4]) - (m[1] * m[3]),
        ];
        double determinant = (m[0] * cofactors[0]) + (m[1] * cofactors[1]) + (m[2] * cofactors[2]);
        return [.. cofactors.Select(cofactor => cofactor / determinant)];
    }
}
