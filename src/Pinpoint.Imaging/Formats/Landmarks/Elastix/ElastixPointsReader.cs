using System.Globalization;

namespace Pinpoint.Imaging;

/// <summary>Reads an elastix point set: <c>point</c> (LPS mm) or <c>index</c> (voxels; also where the word is absent), a count, then rows x y z.</summary>
internal static class ElastixPointsReader
{
    /// <summary>The landmarks of the file.</summary>
    /// <exception cref="BadInputException">The count does not fit the rows, a row is not three numbers, the names do not fit, or the scan is not
    /// given.</exception>
    public static LandmarkSet Read(InputText source, string? namesFile, VoxelFrame voxels)
    {
        var builder = new LandmarkSetBuilder(source.Path);
        List<(int Line, string[] Fields)> lines = [.. PointRows.Lines(source)];
        bool world = lines[0].Fields[0].Equals("point", StringComparison.OrdinalIgnoreCase);
        int start = world || lines[0].Fields[0].Equals("index", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        int points = lines.Count - start - 1;
        if (start >= lines.Count || lines[start].Fields.Length != 1 || !int.TryParse(lines[start].Fields[0], CultureInfo.InvariantCulture, out int count))
        {
            throw new BadInputException(
                source.Path,
                Invariant($"line {(start < lines.Count ? lines[start].Line : lines[^1].Line + 1)}"),
                "the number of points is missing; write it on a line of its own before the points");
        }

        if (count != points)
        {
            throw new BadInputException(
                source.Path, Invariant($"line {lines[start].Line}"), Invariant($"announces {count} points, but {points} follow; was the file cut short?"));
        }

        IReadOnlyList<string> names = PointRows.Names(source.Path, points, namesFile, builder);
        for (int i = 0; i < points; i++)
        {
            (int line, string[] fields) = lines[start + 1 + i];
            (double X, double Y, double Z) numbers = PointRows.Parse(source.Path, line, fields);
            builder.Add(
                Landmark.At(names[i], world ? CoordinateFrames.ToWorld(CoordinateFrame.Lps, numbers) : voxels.ToWorld(numbers)), Invariant($"line {line}"));
        }

        return builder.Build();
    }
}
