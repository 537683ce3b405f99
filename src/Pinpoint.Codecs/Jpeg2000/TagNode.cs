namespace Pinpoint.Codecs;

/// <summary>One node of both tag trees of a precinct's band (B.10.2). Each number is twice the value, plus 1 once it is final; before, a lower bound.</summary>
internal struct TagNode
{
    /// <summary>The first layer that includes the block, or the least of the blocks below.</summary>
    internal int Layer;

    /// <summary>The bit-planes without a significant bit.</summary>
    internal int ZeroPlanes;
}
