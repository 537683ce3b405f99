namespace Pinpoint.Planes;

/// <summary>A colour of 8 bits a channel.</summary>
/// <param name="Red">Red.</param>
/// <param name="Green">Green.</param>
/// <param name="Blue">Blue.</param>
internal readonly record struct PixelColor(byte Red, byte Green, byte Blue)
{
    // Apart from each other, from grey, and for most eyes; bright enough for a dark scan.
    private static readonly PixelColor[] Marks =
    [
        new(255, 190, 40), new(80, 200, 255), new(90, 220, 120), new(255, 120, 90), new(220, 130, 255),
        new(255, 240, 110), new(70, 150, 255), new(0, 220, 200), new(255, 110, 180), new(190, 230, 60),
    ];

    /// <summary>White.</summary>
    public static PixelColor White { get; } = new(255, 255, 255);

    /// <summary>The colour of a mark by its number, over and over.</summary>
    public static PixelColor OfMark(int index) => Marks[index % Marks.Length];
}
