namespace Pinpoint.Imaging;

/// <summary>Reads the long table: a row per case and landmark; the columns may stand in any order, and only landmark, x, y and z must be there.</summary>
internal static class LongCsvReader
{
    private const string Columns = LongCsvWriter.Columns;

    /// <summary>Whether a table begins with a row of a name and at least three numbers, where its header should be.</summary>
    public static bool HasNoHeader(IReadOnlyList<string> firstFields) =>
        firstFields.Count >= 4 && firstFields.Skip(1).All(field => field.Length == 0 || InputNumber.Is(field));

    /// <summary>The names of the cases in the order of first appearance.</summary>
    /// <exception cref="BadInputException">The landmark column is missing.</exception>
    public static IReadOnlyList<string> CaseNames(InputText source)
    {
        (CsvHeader header, IReadOnlyList<CsvRow> rows) = Open(source);
        return CaseNames(header, rows);
    }

    /// <summary>The landmarks of one case.</summary>
    /// <param name="source">The file.</param>
    /// <param name="caseName">The case, or null for the only one.</param>
    /// <param name="voxels">The scan, for rows in voxels.</param>
    /// <exception cref="BadInputException">A column or the case is missing, several cases stand there and none was chosen, or a row is wrong.</exception>
    public static LandmarkSet Read(InputText source, string? caseName, VoxelFrame voxels)
    {
        (CsvHeader header, IReadOnlyList<CsvRow> rows) = Open(source);
        string chosen = ManyCases.Choose(source.Path, CaseNames(header, rows), caseName);
        int caseColumn = header.Find("case");
        int nameColumn = header.Require("landmark", Columns);
        int[] axes = [header.Require("x", Columns), header.Require("y", Columns), header.Require("z", Columns)];
        int frameColumn = header.Find("frame");
        int statusColumn = header.Find("status");
        int radiusColumn = header.Find("error95_mm");
        int last = Math.Max(nameColumn, axes.Max());
        var builder = new LandmarkSetBuilder(source.Path);
        foreach (CsvRow row in rows)
        {
            string rowCase = row.Field(caseColumn);
            if (rowCase.Length > 0 && !rowCase.Equals(chosen, StringComparison.Ordinal))
            {
                continue;
            }

            string name = row.Field(nameColumn);
            string place = $"{row.Place} ('{Excerpt.Of(name)}')";
            if (row.Fields.Count <= last)
            {
                throw new BadInputException(
                    source.Path, place, Invariant($"has {row.Fields.Count} columns where its header has more; was the file cut short? Save it again"));
            }

            WorldPoint? position = Position(source.Path, place, row, axes, row.Field(frameColumn), voxels);
            LandmarkStatus status = Status(source.Path, place, row.Field(statusColumn), position is not null);
            builder.Add(new Landmark(name, position, status) { Radius95 = Radius(source.Path, place, row.Field(radiusColumn)) }, place);
        }

        return builder.Build();
    }

    // Without a header nothing says which frame the numbers are in, or what they are.
    private static CsvTable Open(InputText source)
    {
        var table = CsvTable.Open(source);
        if (!HasNoHeader(table.Header.Names))
        {
            return table;
        }

        throw new BadInputException(source.Path, table.Header.Place, table.Header.Names.Count == 4
            ? "has no header; write 'landmark,x,y,z,frame' above it, and 'lps', 'ras' or 'voxel' as the last field of each row"
            : Invariant(
                $"has no header, and {table.Header.Names.Count} fields; write a row for each case and landmark, under the line 'case,landmark,x,y,z,frame' ") +
                    "(frame: lps, ras or voxel)");
    }

    private static IReadOnlyList<string> CaseNames(CsvHeader header, IReadOnlyList<CsvRow> rows)
    {
        int column = header.Find("case");
        return [.. rows.Select(row => row.Field(column)).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    private static WorldPoint? Position(string file, string place, CsvRow row, int[] axes, string frame, VoxelFrame voxels)
    {
        if (axes.All(axis => row.Field(axis).Length == 0))
        {
            return null;
        }

        (double X, double Y, double Z) numbers = (
            InputNumber.Parse(row.Field(axes[0]), file, place, "x"),
            InputNumber.Parse(row.Field(axes[1]), file, place, "y"),
            InputNumber.Parse(row.Field(axes[2]), file, place, "z"));
        return frame.ToUpperInvariant() switch
        {
            "LPS" or "" => CoordinateFrames.ToWorld(CoordinateFrame.Lps, numbers),
            "RAS" => CoordinateFrames.ToWorld(CoordinateFrame.Ras, numbers),
            "VOXEL" => voxels.ToWorld(numbers),
            _ => throw new BadInputException(file, place, $"the frame is '{Excerpt.Of(frame)}'; it must be lps, ras or voxel"),
        };
    }

    private static LandmarkStatus Status(string file, string place, string name, bool hasPosition)
    {
        if (name.Length == 0)
        {
            return hasPosition ? LandmarkStatus.Defined : LandmarkStatus.Missing;
        }

        LandmarkStatus status = LandmarkStatuses.Parse(name)
            ?? throw new BadInputException(
                file, place, $"the status is '{Excerpt.Of(name)}'; it must be " +
                    $"{string.Join(", ", Enum.GetValues<LandmarkStatus>().Select(LandmarkStatuses.NameOf))}");
        return (status == LandmarkStatus.Missing, hasPosition) switch
        {
            (true, true) => throw new BadInputException(file, place, "is missing and has a position; empty x, y and z, or change the status"),
            (false, false) =>
                throw new BadInputException(
                    file, place, $"is {LandmarkStatuses.NameOf(status)} and has no position; give x, y and z, or set the status to missing"),
            _ => status,
        };
    }

    private static double? Radius(string file, string place, string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        double radius = InputNumber.Parse(text, file, place, "error95_mm");
        return radius >= 0 ? radius : throw new BadInputException(file, place, $"error95_mm is {text}; a radius is not negative");
    }
}
