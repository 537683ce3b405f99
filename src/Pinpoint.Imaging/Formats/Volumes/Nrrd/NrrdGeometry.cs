namespace Pinpoint.Imaging;

/// <summary>The world position of an NRRD volume, and which of its axes are those of space.</summary>
/// <param name="Affine">Voxel indices to LPS mm.</param>
/// <param name="Source">Whether directions or only spacings are given.</param>
/// <param name="SpatialAxes">The three axes of space, in their order.</param>
/// <param name="OtherAxis">The fourth axis, if there is one.</param>
/// <param name="Warnings">What is odd, or read differently elsewhere.</param>
internal sealed record NrrdGeometry(Affine Affine, AffineSource Source, IReadOnlyList<int> SpatialAxes, int? OtherAxis, IReadOnlyList<string> Warnings)
{
    /// <summary>Reads space, directions or spacings, units and the origin.</summary>
    /// <param name="path">The header's file.</param>
    /// <param name="fields">The header.</param>
    /// <param name="lengths">The lengths of all axes.</param>
    /// <param name="frame">The frame that is read: a fourth axis may move through space.</param>
    /// <exception cref="BadInputException">They are damaged, or not of a 3D volume.</exception>
    public static NrrdGeometry Read(string path, NrrdFields fields, long[] lengths, int frame)
    {
        int axes = lengths.Length;
        var warnings = new List<string>();
        NrrdSpace space = NrrdSpace.Read(path, fields, warnings);
        bool stated = fields.Find("space directions") is not null;
        double[]?[] directions = stated ? Directions(path, fields, axes, space) : Spacings(path, fields, axes);
        int? moving = MovingAxis(directions, space);
        int[] spatial = [.. Enumerable.Range(0, axes).Where(axis => directions[axis] is not null && axis != moving)];
        if (spatial.Length != 3)
        {
            throw new BadInputException(path, "space directions", Invariant($"{spatial.Length} axes of space where a volume has 3; extract a 3D volume"));
        }

        double[] units = NrrdUnits.Read(path, fields, space, axes, spatial, warnings);
        double[] origin = Origin(path, fields, lengths, spatial, space, warnings);
        double[] signs = [space.SignX, space.SignY, 1];
        double[] rows = new double[12];
        for (int row = 0; row < 3; row++)
        {
            double factor = signs[row] * units[row];
            for (int column = 0; column < 3; column++)
            {
                rows[(row * 4) + column] = (directions[spatial[column]]![row] * factor) + 0.0;
            }

            double shift = moving is int axis ? directions[axis]![row] * frame : 0;
            rows[(row * 4) + 3] = ((origin[row] + shift) * factor) + 0.0;
        }

        int? other = axes == 4 ? Enumerable.Range(0, 4).Except(spatial).First() : null;
        return new NrrdGeometry(
            HeaderAffine.Create(path, stated ? "space directions" : "spacings", rows),
            stated ? AffineSource.Header : AffineSource.Spacing,
            spatial,
            other,
            warnings);
    }

    // In a space with time, the axis of frames has a direction as well; it is the one that moves in time.
    private static int? MovingAxis(double[]?[] directions, NrrdSpace space)
    {
        int[] moving = space.Dimensions < 4 ? [] : [.. Enumerable.Range(0, directions.Length).Where(axis => directions[axis] is [_, _, _, not 0])];
        return moving.Length == 1 ? moving[0] : null;
    }

    private static double[]?[] Directions(string path, NrrdFields fields, int axes, NrrdSpace space)
    {
        string[] parts = Split(fields.Need("space directions"));
        return parts.Length == axes
            ? [.. parts.Select(part => Vector(path, "space directions", part, space))]
            : throw new BadInputException(
                path, "space directions", Invariant($"{parts.Length} vectors stand here where {axes} are needed; correct the header"));
    }

    private static double[]?[] Spacings(string path, NrrdFields fields, int axes)
    {
        string[]? words = fields.Find("spacings") is string text ? HeaderNumbers.Words(path, "spacings", text, axes) : null;
        bool[] spatial = NrrdAxes.Spatial(words, NrrdAxes.Kinds(fields, axes));
        int column = 0;
        double[]?[] directions = new double[]?[axes];
        for (int axis = 0; axis < axes; axis++)
        {
            if (spatial[axis])
            {
                double[] direction = new double[3];
                direction[column++] = words is null ? 1 : HeaderNumbers.Real(path, "spacings", words[axis]);
                directions[axis] = direction;
            }
        }

        return directions;
    }

    private static double[] Origin(string path, NrrdFields fields, long[] lengths, int[] spatial, NrrdSpace space, List<string> warnings)
    {
        if (fields.Find("space origin") is string text)
        {
            return Vector(path, "space origin", text, space) ?? throw new BadInputException(path, "space origin", "it is none; write a vector (x,y,z)");
        }

        return fields.Find("space directions") is null ? NrrdAxes.Origin(path, fields, lengths, spatial, warnings) : new double[3];
    }

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

    private static double[]? Vector(string path, string field, string text, NrrdSpace space)
    {
        string trimmed = text.Trim();
        if (string.Equals(trimmed, "none", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        string[] words = trimmed.Trim('(', ')').Split(',');
        if (!trimmed.StartsWith('(') || !trimmed.EndsWith(')') || words.Length != space.Dimensions)
        {
            string form = space.Dimensions == 4 ? "(x,y,z,t) of four numbers" : "(x,y,z) of three numbers";
            throw new BadInputException(path, field, $"'{Excerpt.Of(trimmed)}' is no vector {form}; correct the header");
        }

        if (words.All(NrrdAxes.IsNaN))
        {
            return null;
        }

        return [.. words.Select(word => HeaderNumbers.Real(path, field, word))];
    }
}
