namespace Pinpoint.Imaging;

/// <summary>An image that is not searched, and why.</summary>
/// <param name="Place">Its path from the data set's root, with forward slashes.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record BidsLeftImage(string Place, string Reason);
