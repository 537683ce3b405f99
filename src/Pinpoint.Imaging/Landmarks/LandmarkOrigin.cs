namespace Pinpoint.Imaging;

/// <summary>The model that found landmarks.</summary>
/// <param name="Model">Its name.</param>
/// <param name="ModelHash">SHA-256 of its file, in hexadecimal digits.</param>
public sealed record LandmarkOrigin(string Model, string ModelHash)
{
    /// <summary>Why the scan is unlike those of the training, so that its landmarks are not to be trusted; empty where it is like them.</summary>
    public IReadOnlyList<string> Objections { get; init; } = [];
}
