using System.Globalization;

namespace Pinpoint.Imaging;

/// <summary>
/// Reads IDAV Landmark's <c>.pts</c> as R's Morpho does: two lines of head, then rows of name x y z; 9999 9999 9999 is a landmark that is missing.
/// </summary>
internal static class IdavReader
{
    /// <summary>The number that stands for a coordinate that is not known.</summary>
    public const double Missing = 9999;

    /// <summary>The landmarks of the file.</summary>
    /// <exception cref="BadInputException">The count does not fit the rows, or a row is wrong.</exception>
    public static LandmarkSet Read(InputText source)
    {
        var builder = new LandmarkSetBuilder(source.Path);
        UnnamedFrame.Warn(builder);
        List<(int Line, string[] Fields)> lines = [.. PointRows.Lines(source)];
        if (lines.Count < 2 || lines[1].Fields.Length != 1 || !int.TryParse(lines[1].Fields[0], CultureInfo.InvariantCulture, out int count))
        {
            throw new BadInputException(
                source.Path,
                Invariant($"line {(lines.Count < 2 ? lines[0].Line + 1 : lines[1].Line)}"),
                "the number of points is missing; it stands on the line after 'Version 1.0'");
        }

        if (count != lines.Count - 2)
        {
            throw new BadInputException(
                source.Path, Invariant($"line {lines[1].Line}"), Invariant($"announces {count} points, but {lines.Count - 2} follow; was the file cut short?"));
        }

        foreach ((int line, string[] fields) in lines.Skip(2))
        {
            if (fields.Length < 4)
            {
                throw new BadInputException(
                    source.Path,
                    Invariant($"line {line}"),
                    Invariant($"holds {fields.Length} fields where a point takes a name, x, y and z; was the file cut short?"));
            }

            string name = string.Join(' ', fields[..^3]);
            (double X, double Y, double Z) numbers = PointRows.Parse(source.Path, line, fields[^3..]);
            builder.Add(
                numbers == (Missing, Missing, Missing) ? Landmark.Missing(name) : Landmark.At(name, CoordinateFrames.ToWorld(CoordinateFrame.Lps, numbers)),
                Invariant($"line {line} ('{Excerpt.Of(name)}')"));
        }

        return builder.Build();
    }
}
