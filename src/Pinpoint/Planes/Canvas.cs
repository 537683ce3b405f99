using Pinpoint.Imaging;

namespace Pinpoint.Planes;

/// <summary>A small picture in colour to draw on: grey pictures, dots, rings and text.</summary>
internal sealed class Canvas
{
    /// <summary>Creates a black picture.</summary>
    /// <param name="width">Pixels along a row.</param>
    /// <param name="height">Rows.</param>
    public Canvas(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        Width = width;
        Height = height;
        Pixels = new byte[checked(3 * width * height)];
    }

    /// <summary>Pixels along a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>The colours, <c>[height, width, 3]</c>: red, green, blue; top row first.</summary>
    public byte[] Pixels { get; }

    /// <summary>Puts a grey picture where its top left corner is given; what lies outside is cut off.</summary>
    public void Paste(PlaneImage image, int left, int top)
    {
        ArgumentNullException.ThrowIfNull(image);
        Each(left, top, image.Width, image.Height, (x, y) =>
        {
            byte grey = image.Pixels[((y - top) * image.Width) + x - left];
            return (new PixelColor(grey, grey, grey), 1);
        });
    }

    /// <summary>Puts another picture where its top left corner is given; what lies outside is cut off.</summary>
    public void Paste(Canvas picture, int left, int top)
    {
        ArgumentNullException.ThrowIfNull(picture);
        Each(left, top, picture.Width, picture.Height, (x, y) =>
        {
            int index = 3 * (((y - top) * picture.Width) + x - left);
            return (new PixelColor(picture.Pixels[index], picture.Pixels[index + 1], picture.Pixels[index + 2]), 1);
        });
    }

    /// <summary>Draws a filled dot with smooth edges.</summary>
    /// <param name="x">Its middle, in pixels from the centre of the top left one.</param>
    /// <param name="y">Its middle.</param>
    /// <param name="radius">Its radius in pixels.</param>
    /// <param name="color">Its colour.</param>
    public void Dot(double x, double y, double radius, PixelColor color) => Round(x, y, radius, distance => radius - distance + 0.5, color);

    /// <summary>Draws a ring with smooth edges.</summary>
    /// <param name="x">Its middle, in pixels from the centre of the top left one.</param>
    /// <param name="y">Its middle.</param>
    /// <param name="radius">Its radius in pixels.</param>
    /// <param name="color">Its colour.</param>
    public void Ring(double x, double y, double radius, PixelColor color) => Round(x, y, radius + 1, distance => 1 - Math.Abs(distance - radius), color);

    /// <summary>Writes a line of text: letters (all as capitals), digits and a few signs; others become a box.</summary>
    /// <param name="left">The left edge of the first letter, in pixels.</param>
    /// <param name="top">The top of the letters.</param>
    /// <param name="text">The text.</param>
    /// <param name="color">Its colour.</param>
    public void Text(int left, int top, string text, PixelColor color)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (int i = 0; i < text.Length; i++)
        {
            ReadOnlyMemory<byte> rows = PixelFont.Glyph(text[i]);
            int start = left + (i * PixelFont.Advance);
            Each(start, top, PixelFont.Width, PixelFont.Height, (x, y) => (color, rows.Span[y - top] >> (PixelFont.Width - 1 - (x - start)) & 1));
        }
    }

    /// <summary>The pixels that a line of text takes.</summary>
    public static int WidthOf(string text) => (text?.Length * PixelFont.Advance) ?? 0;

    /// <summary>Writes the picture as PNG, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="spacingMm">The distance between neighbouring pixels in mm, kept in the file; null leaves it out.</param>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public void Write(string path, double? spacingMm = null) => PngFile.Write(path, PngColor.Rgb, Width, Height, Pixels, spacingMm);

    private void Round(double x, double y, double reach, Func<double, double> cover, PixelColor color)
    {
        // A landmark may project to anywhere.
        if (!(Math.Abs(x) < 1e6) || !(Math.Abs(y) < 1e6) || !(reach < 1e4))
        {
            return;
        }

        int left = (int)Math.Floor(x - reach - 1);
        int top = (int)Math.Floor(y - reach - 1);
        int side = (int)Math.Ceiling(2 * (reach + 2));
        Each(left, top, side, side, (column, row) => (color, cover(Math.Sqrt(((column - x) * (column - x)) + ((row - y) * (row - y))))));
    }

    private void Each(int left, int top, int width, int height, Func<int, int, (PixelColor Color, double Cover)> paint)
    {
        for (int y = Math.Max(0, top); y < Math.Min(Height, top + height); y++)
        {
            for (int x = Math.Max(0, left); x < Math.Min(Width, left + width); x++)
            {
                var (color, cover) = paint(x, y);
                double share = Math.Clamp(cover, 0, 1);
                int index = 3 * ((y * Width) + x);
                Pixels[index] = Mix(Pixels[index], color.Red, share);
                Pixels[index + 1] = Mix(Pixels[index + 1], color.Green, share);
                Pixels[index + 2] = Mix(Pixels[index + 2], color.Blue, share);
            }
        }
    }

    private static byte Mix(byte under, byte over, double share) => (byte)Math.Round(under + (share * (over - under)));
}
