namespace Pinpoint.Shapes;

/// <summary>Changes of pose as small displacements of a shape's landmarks.</summary>
internal static class PoseFields
{
    /// <summary>
    /// Orthonormal fields of the translations, the turns about the origin and the change of size from it; fewer where a shape knows no such change.
    /// </summary>
    /// <param name="shape">The shape, <c>[3 * landmarks]</c>.</param>
    /// <returns>The fields, each <c>[3 * landmarks]</c>.</returns>
    public static double[][] Of(ReadOnlySpan<double> shape)
    {
        var fields = new List<double[]>();
        for (int pose = 0; pose < 7; pose++)
        {
            double[] field = new double[shape.Length];
            for (int i = 0; i < shape.Length; i += 3)
            {
                var (x, y, z) = (shape[i], shape[i + 1], shape[i + 2]);
                var (moveX, moveY, moveZ) = new[] { (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, -z, y), (z, 0, -x), (-y, x, 0), (x, y, z) }[pose];
                (field[i], field[i + 1], field[i + 2]) = (moveX, moveY, moveZ);
            }

            Remove(field, fields);
            double length = Math.Sqrt(field.Sum(value => value * value));
            if (length > 0)
            {
                fields.Add([.. field.Select(value => 1 / length * value)]);
            }
        }

        return [.. fields];
    }

    /// <summary>Takes from a field what it has of each of some directions.</summary>
    /// <param name="field">The field.</param>
    /// <param name="directions">The directions, of unit length.</param>
    public static void Remove(double[] field, IEnumerable<double[]> directions)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(directions);
        foreach (double[] direction in directions)
        {
            double along = field.Zip(direction, (one, other) => one * other).Sum();
            for (int i = 0; i < field.Length; i++)
            {
                field[i] -= along * direction[i];
            }
        }
    }
}
