namespace Pinpoint.Networks;

/// <summary>One size of Winograd's method, as static members, so that the convolution around it is written once.</summary>
internal unsafe interface IWinogradTile
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
    /// <param name="temporary">Room for a vector per point.</param>
    static abstract void TransformInput(float* source, nint pixel, nint row, float* target, nint plane, float* temporary);

    /// <summary>Transforms one vector of maps back: the convolution's outputs go to <c>outputs[(row * side + column) * lanes]</c>.</summary>
    static abstract void TransformOutput(float* products, nint plane, float* outputs, float* temporary);
}
