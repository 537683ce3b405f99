namespace Pinpoint.Imaging;

/// <summary>Builds affines from what headers state.</summary>
internal static class HeaderAffine
{
    /// <summary>The affine of three rows of four numbers in LPS mm.</summary>
    /// <exception cref="BadInputException">A number is not finite, or the axes do not span space.</exception>
    public static Affine Create(string path, string place, ReadOnlySpan<double> rows)
    {
        try
        {
            return new Affine(rows);
        }
        catch (ArgumentException exception)
        {
            throw new BadInputException(
                path, place, "the three axes are not finite, independent directions, so voxels have no place in the world; correct the header", exception);
        }
    }
}
