namespace Pinpoint.Imaging;

/// <summary>The three-letter code of a scan's axes: the anatomical direction (L or R, P or A, S or I) in which each index rises.</summary>
public static class OrientationCode
{
    private const string Positive = "LPS";
    private const string Negative = "RAI";

    /// <summary>The code of an affine to LPS mm, such as LPS for an axis-aligned one; oblique axes take the nearest direction that is still free.</summary>
    public static string Of(Affine affine)
    {
        ArgumentNullException.ThrowIfNull(affine);
        (double X, double Y, double Z) spacing = affine.Spacing;
        double[] lengths = [spacing.X, spacing.Y, spacing.Z];
        char[] code = new char[3];
        bool[] taken = new bool[3];
        for (int step = 0; step < 3; step++)
        {
            (double best, int axis, int direction) = (-1, 0, 0);
            for (int i = 0; i < 9; i++)
            {
                double cosine = Math.Abs(affine[i / 3, i % 3]) / lengths[i % 3];
                if (code[i % 3] == '\0' && !taken[i / 3] && cosine > best)
                {
                    (best, axis, direction) = (cosine, i % 3, i / 3);
                }
            }

            taken[direction] = true;
            code[axis] = (affine[direction, axis] < 0 ? Negative : Positive)[direction];
        }

        return new string(code);
    }
}
