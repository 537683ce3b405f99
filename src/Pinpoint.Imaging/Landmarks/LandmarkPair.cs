namespace Pinpoint.Imaging;

/// <summary>Two landmarks of the same label from two sets.</summary>
/// <param name="First">The landmark of the first set.</param>
/// <param name="Second">The landmark of the second set.</param>
public sealed record LandmarkPair(Landmark First, Landmark Second)
{
    /// <summary>The label of both.</summary>
    public string Name => First.Name;
}
