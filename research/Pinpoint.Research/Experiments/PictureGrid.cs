using Pinpoint.Planes;

namespace Pinpoint.Research.Experiments;

/// <summary>Square pictures in rows and columns, each under a heading.</summary>
/// <param name="columns">Pictures in a row.</param>
/// <param name="rows">Rows.</param>
/// <param name="side">Pixels along a picture's side.</param>
internal sealed class PictureGrid(int columns, int rows, int side)
{
    private const int Gap = 4;
    private const int Heading = 14;

    /// <summary>The whole picture.</summary>
    public Canvas Canvas { get; } = new((columns * (side + Gap)) + Gap, (rows * (side + Heading + Gap)) + Gap);

    /// <summary>Puts a picture and its heading into a place; without a picture it stays black.</summary>
    public void Place(int column, int row, string heading, Canvas? picture)
    {
        int left = Gap + (column * (side + Gap));
        int top = Gap + (row * (side + Heading + Gap));
        Canvas.Text(left, top + 3, heading, PixelColor.White);
        if (picture is not null)
        {
            Canvas.Paste(picture, left, top + Heading);
        }
    }
}
