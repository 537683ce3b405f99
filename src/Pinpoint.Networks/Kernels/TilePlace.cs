namespace Pinpoint.Networks;

/// <summary>Where a tile stands: its image, and its row and column among the image's tiles.</summary>
internal readonly record struct TilePlace(int Image, int Row, int Column);
