using System.Globalization;
using System.Text;
using Pinpoint.Imaging;

namespace Pinpoint.Registration;

/// <summary>
/// Transforms as the text files of ITK (<c>.tfm</c>), from fixed to moving places in LPS mm, as ITK's own registrations write them. A spline is written as a
/// field of displacements, for ITK's reader makes no spline unless the program around it knows one.
/// </summary>
public static class ItkTransformFile
{
    // A hundred thousandth of a millimetre of anything that is a body, and half the file of all digits.
    private const string FieldDigits = "0.#####";

    /// <summary>Writes a matrix, whole or not at all.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string path, MatrixTransform transform)
    {
        ArgumentNullException.ThrowIfNull(transform);
        Affine m = transform.Matrix;
        Write(path, "AffineTransform_double_3_3", TableText.Numbers([.. MatrixNumbers(m)]), TableText.Numbers([0, 0, 0]));
    }

    /// <summary>Writes a field, whole or not at all.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string path, DisplacementField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        WorldPoint origin = field.NodeToWorld.ToWorld(default);
        var (x, y, z) = field.NodeToWorld.Spacing;
        string numbers = string.Join(' ', field.Millimetres.Select(number => Plain(number.ToString(FieldDigits, CultureInfo.InvariantCulture))));
        Write(
            path,
            "DisplacementFieldTransform_double_3_3",
            numbers,
            TableText.Numbers([field.Size.X, field.Size.Y, field.Size.Z, origin.X, origin.Y, origin.Z, x, y, z, 1, 0, 0, 0, 1, 0, 0, 0, 1]));
    }

    /// <summary>The numbers of a matrix in ITK's order: the linear part row by row, then the offset.</summary>
    internal static IEnumerable<double> MatrixNumbers(Affine matrix) =>
        Enumerable.Range(0, 9).Select(i => matrix[i / 3, i % 3]).Concat(Enumerable.Range(0, 3).Select(row => matrix[row, 3]));

    private static string Plain(string digits) => digits == "-0" ? "0" : digits;

    private static void Write(string path, string kind, string parameters, string fixedParameters) => AtomicFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("#Insight Transform File V1.0");
        writer.WriteLine("#Transform 0");
        writer.WriteLine($"Transform: {kind}");
        writer.WriteLine($"Parameters: {parameters}");
        writer.WriteLine($"FixedParameters: {fixedParameters}");
    });
}
