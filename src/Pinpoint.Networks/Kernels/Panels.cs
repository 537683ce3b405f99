namespace Pinpoint.Networks;

/// <summary>Output maps and units are kept in panels of 32: two vectors of 16 lanes, four of 8 or eight of 4. Surplus ones stay zero.</summary>
internal static class Panels
{
    public const int Width = 32;

    /// <summary>The smallest multiple of 32 that holds <paramref name="count"/>.</summary>
    public static int RoundUp(int count) => (count + Width - 1) / Width * Width;
}
