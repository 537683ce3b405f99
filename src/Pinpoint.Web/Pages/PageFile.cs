namespace Pinpoint.Web.Pages;

/// <summary>A file of the page.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Compressed">Whether the bytes are a gzip stream.</param>
internal sealed record PageFile(byte[] Content, string Type, bool Compressed);
