namespace Pinpoint.Shapes;

/// <summary>A similarity of 3D space: p becomes Scale * Rotation p + (X, Y, Z).</summary>
/// <param name="Rotation">The rotation.</param>
/// <param name="Scale">The scale, positive.</param>
/// <param name="X">Translation along x, in the unit of the points.</param>
/// <param name="Y">Translation along y.</param>
/// <param name="Z">Translation along z.</param>
internal readonly record struct Similarity(Rotation Rotation, double Scale, double X, double Y, double Z)
{
    /// <summary>The similarity that changes nothing.</summary>
    public static Similarity Identity { get; } = new(Rotation.Identity, 1, 0, 0, 0);

    /// <summary>Maps interleaved points (x0, y0, z0, x1, ..) from <paramref name="source"/> to <paramref name="target"/>, which may be the same span.</summary>
    public void Apply(ReadOnlySpan<double> source, Span<double> target)
    {
        for (int i = 0; i < source.Length; i += 3)
        {
            var (x, y, z) = Rotation.Apply(source[i], source[i + 1], source[i + 2]);
            target[i] = (Scale * x) + X;
            target[i + 1] = (Scale * y) + Y;
            target[i + 2] = (Scale * z) + Z;
        }
    }

    /// <summary>Maps interleaved points back, from <paramref name="source"/> to <paramref name="target"/>, which may be the same span.</summary>
    public void ApplyInverse(ReadOnlySpan<double> source, Span<double> target)
    {
        Rotation inverse = Rotation.Inverse;
        for (int i = 0; i < source.Length; i += 3)
        {
            var (x, y, z) = inverse.Apply(source[i] - X, source[i + 1] - Y, source[i + 2] - Z);
            target[i] = x / Scale;
            target[i + 1] = y / Scale;
            target[i + 2] = z / Scale;
        }
    }
}
