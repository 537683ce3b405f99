using System.Globalization;

namespace Pinpoint.Imaging;

/// <summary>Numbers as DICOM writes them in text.</summary>
internal static class DicomNumbers
{
    private const int Longest = 16;

    /// <summary>A decimal string (DS): at most 16 characters, as exact as they allow.</summary>
    public static string Text(double number)
    {
        for (int digits = 17; digits > 0; digits--)
        {
            string text = number.ToString(Invariant($"G{digits}"), CultureInfo.InvariantCulture);
            if (text.Length <= Longest)
            {
                return text;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(number), number, "No decimal string is that short.");
    }
}
