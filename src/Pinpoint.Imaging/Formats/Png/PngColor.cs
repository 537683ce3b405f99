namespace Pinpoint.Imaging;

/// <summary>What the bytes of a picture's pixels mean; the values are those of a PNG header's colour type (PNG specification, 11.2.2).</summary>
public enum PngColor
{
    /// <summary>One byte a pixel: 0 is black, 255 white.</summary>
    Grey = 0,

    /// <summary>Three bytes a pixel: red, green, blue.</summary>
    Rgb = 2,
}
