namespace Pinpoint.Imaging;

/// <summary>How well a file fits a landmark format. The best fit reads the file; of equal ones, the first in the table.</summary>
public enum LandmarkFormatFit
{
    /// <summary>It is not of the format.</summary>
    None,

    /// <summary>Only its name speaks for the format: that format's reader then says what is wrong.</summary>
    Name,

    /// <summary>Its first row has the form of the format's rows, as it may have in others.</summary>
    Rows,

    /// <summary>It holds a word that this format alone has: a header, a column, a key.</summary>
    Signature,
}
