using System.Globalization;

namespace Pinpoint.Imaging;

/// <summary>The world position of an NRRD volume, and which of its axes are those of space.</summary>
/// <param name="Affine">Voxel indices to LPS mm.</param>
/// <param name="Source">Whether directions or only spacings are given.</param>
/// <param name="SpatialAxes">The three axes of space, in their order.</param>
/// <param name="OtherAxis">The fourth axis, if there is one.</param>
/// <param name="Warnings">What is odd.</param>
internal sealed record NrrdGeometry(Affine Affine, AffineSource Source, IReadOnlyList<int> SpatialAxes, int? OtherAxis, IReadOnlyList<string> Warnings)
{
    /// <summary>Reads space, directions or spacings, and the origin.</summary>
    /// <exception cref="BadInputException">They are damaged, or not of a 3D volume.</exception>
    public static NrrdGeometry Read(string path, NrrdFields fields, int axes)
    {
        double[]?[] directions = Directions(path, fields, axes) ?? Spacings(path, fields, axes);
        int[] spatial = [.. Enumerable.Range(0, axes).Where(axis => directions[axis] is not null)];
        if (spatial.Length != 3)
        {
            throw new BadInputException(path, "space directions", Invariant($"{spatial.Length} axes of space where a volume has 3; extract a 3D volume"));
        }

        var warnings = new List<string>();
        double[] signs = Signs(path, fields, warnings);
        double[] units = Units(path, fields);
        double[] origin = fields.Find("space origin") is string text
            ? Vector(path, "space origin", text) ?? throw new BadInputException(path, "space origin", "it is none; write a vector (x,y,z)")
            : new double[3];
        double[] rows = new double[12];
        for (int row = 0; row < 3; row++)
        {
            double factor = signs[row] * units[row];
            for (int column = 0; column < 3; column++)
            {
                rows[(row * 4) + column] = (directions[spatial[column]]![row] * factor) + 0.0;
            }

            rows[(row * 4) + 3] = (origin[row] * factor) + 0.0;
        }

        bool stated = fields.Find("space directions") is not null;
        int? other = axes == 4 ? Enumerable.Range(0, 4).Except(spatial).First() : null;
        return new NrrdGeometry(
            HeaderAffine.Create(path, stated ? "space directions" : "spacings", rows), stated ? AffineSource.Header : AffineSource.Spacing, spatial, other, warnings);
    }

    private static double[]?[]? Directions(string path, NrrdFields fields, int axes)
    {
        if (fields.Find("space directions") is not string text)
        {
            return null;
        }

        string[] parts = Split(text);
        return parts.Length == axes
            ? [.. parts.Select(part => Vector(path, "space directions", part))]
            : throw new BadInputException(path, "space directions", Invariant($"{parts.Length} vectors stand here where {axes} are needed; correct the header"));
    }

    // Without directions the axes of space are those with a spacing, the first three if there is none.
    private static double[]?[] Spacings(string path, NrrdFields fields, int axes)
    {
        string[]? words = fields.Find("spacings") is string text ? HeaderNumbers.Words(path, "spacings", text, axes) : null;
        bool[] spatial = [.. Enumerable.Range(0, axes).Select(axis => words is null || !IsNaN(words[axis]))];
        int column = 0;
        double[]?[] directions = new double[]?[axes];
        for (int axis = 0; axis < axes; axis++)
        {
            bool lastOfFour = axis == 3 && column == 3;
            if (spatial[axis] && !lastOfFour)
            {
                double[] direction = new double[3];
                direction[Math.Min(column++, 2)] = words is null ? 1 : HeaderNumbers.Real(path, "spacings", words[axis]);
                directions[axis] = direction;
            }
        }

        return directions;
    }

    private static bool IsNaN(string word) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsNaN(number);

    private static double[] Signs(string path, NrrdFields fields, List<string> warnings)
    {
        string? space = fields.Find("space")?.ToLowerInvariant();
        switch (space)
        {
            case "left-posterior-superior" or "lps":
                return [1, 1, 1];
            case "right-anterior-superior" or "ras":
                return [-1, -1, 1];
            case "left-anterior-superior" or "las":
                return [1, -1, 1];
            case null or "scanner-xyz" or "3d-right-handed" or "3d-left-handed":
                if (fields.Find("space dimension") is string dimension)
                {
                    _ = HeaderNumbers.Integer(path, "space dimension", dimension, 3, 3);
                }

                warnings.Add($"{path}: space: the header does not say how the axes lie in the patient; left-posterior-superior is assumed");
                return [1, 1, 1];
            default:
                throw new BadInputException(
                    path, "space", $"'{Excerpt.Of(space)}' is not supported; save the volume in left-posterior-superior, right-anterior-superior or left-anterior-superior");
        }
    }

    private static double[] Units(string path, NrrdFields fields)
    {
        if (fields.Find("space units") is not string text)
        {
            return [1, 1, 1];
        }

        string[] units = [.. text.Split('"', StringSplitOptions.RemoveEmptyEntries).Select(unit => unit.Trim()).Where(unit => unit.Length > 0)];
        return units.Length == 3
            ? [.. units.Select(unit => Unit(path, unit))]
            : throw new BadInputException(path, "space units", Invariant($"{units.Length} units stand here where 3 are needed; correct the header"));
    }

    private static double Unit(string path, string unit) => unit switch
    {
        "mm" or "millimeter" or "???" => 1,
        "um" or "µm" or "microns" or "micrometer" => 0.001,
        "cm" => 10,
        "m" => 1000,
        _ => throw new BadInputException(path, "space units", $"'{Excerpt.Of(unit)}' is not supported; save the volume in mm"),
    };

    // "(1,0,0) (0,1,0) none" into its vectors; blanks may stand within the brackets.
    private static string[] Split(string text)
    {
        var parts = new List<string>();
        foreach (string piece in text.Split(')'))
        {
            int bracket = piece.IndexOf('(', StringComparison.Ordinal);
            string words = bracket < 0 ? piece : piece[..bracket];
            parts.AddRange(words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (bracket >= 0)
            {
                parts.Add(piece[bracket..] + ")");
            }
        }

        return [.. parts];
    }

    private static double[]? Vector(string path, string field, string text)
    {
        string trimmed = text.Trim();
        if (string.Equals(trimmed, "none", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string[] words = trimmed.Trim('(', ')').Split(',');
        if (!trimmed.StartsWith('(') || !trimmed.EndsWith(')') || words.Length != 3)
        {
            throw new BadInputException(path, field, $"'{Excerpt.Of(trimmed)}' is no vector (x,y,z) of three numbers; correct the header");
        }

        if (words.All(word => IsNaN(word)))
        {
            return null;
        }

        return [.. words.Select(word => HeaderNumbers.Real(path, field, word))];
    }
}
