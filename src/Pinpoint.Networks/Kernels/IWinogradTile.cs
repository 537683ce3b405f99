namespace Pinpoint.Networks;

/// <summary>One size of Winograd's method, as static members, so that the convolution around it is written once.</summary>
/// <typeparam name="TVector">The hardware vector type.</typeparam>
internal unsafe interface IWinogradTile<TVector>
    where TVector : unmanaged
{
    /// <summary>Pooling windows along a tile's side.</summary>
    static abstract int Windows { get; }

    /// <summary>Numbers that a tile has per channel, the matrix products that take the place of nine.</summary>
    static abstract int Points { get; }

    /// <summary>Transforms one vector of channels of a tile's input: point p goes to <c>target[p * plane]</c>.</summary>
    /// <param name="source">The upper left pixel.</param>
    /// <param name="pixel">Values from one pixel to the next.</param>
    /// <param name="row">Values from one row to the next.</param>
    /// <param name="target">Receives the points.</param>
    /// <param name="plane">Values from one point to the next.</param>
    static abstract void TransformInput(float* source, nint pixel, nint row, float* target, nint plane);

    /// <summary>Transforms one vector of maps back and pools it.</summary>
    /// <param name="products">The products, one plane per point.</param>
    /// <param name="plane">Values from one point to the next.</param>
    /// <param name="bias">The maps' biases.</param>
    /// <param name="target">Where the windows go.</param>
    /// <param name="lane">The vector's first map within its panel.</param>
    static abstract void Finish(float* products, nint plane, TVector bias, in PoolingTarget target, int lane);
}
