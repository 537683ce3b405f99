namespace Pinpoint.Networks.Tests.Support;

/// <summary>Small networks.</summary>
internal static class Architectures
{
    /// <summary>Two blocks, odd sizes everywhere.</summary>
    public static NetworkArchitecture Tiny(DirectionHead directions = DirectionHead.Softmax, int channels = 6, int groups = 1, int patchSize = 15) => new()
    {
        PatchSize = patchSize,
        Channels = channels,
        Groups = groups,
        ConvolutionMaps = [5, 7],
        HiddenUnits = [11, 9],
        Outputs = 3,
        Directions = directions,
        DropoutRate = 0,
    };
}
