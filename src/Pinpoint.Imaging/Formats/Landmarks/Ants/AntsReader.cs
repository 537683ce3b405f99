namespace Pinpoint.Imaging;

/// <summary>
/// Reads the points of <c>antsApplyTransformsToPoints</c>: columns x, y, z and t, in ITK's LPS mm; nan is a landmark that is missing. The name is
/// the comment where each point has one of its own, else the label, else a number.
/// </summary>
internal static class AntsReader
{
    /// <summary>The columns that ANTs asks for.</summary>
    public static readonly IReadOnlyList<string> Columns = ["x", "y", "z", "t"];

    private const string AllColumns = "x,y,z,t,label,comment";

    /// <summary>The landmarks of the file.</summary>
    /// <exception cref="BadInputException">A coordinate is no number, or the names do not fit.</exception>
    public static LandmarkSet Read(InputText source, string? namesFile)
    {
        (CsvHeader header, IReadOnlyList<CsvRow> rows) = CsvTable.Open(source);
        int[] axes = [.. Columns.Take(3).Select(name => header.Require(name, AllColumns))];
        var builder = new LandmarkSetBuilder(source.Path);
        IReadOnlyList<string> names = Names(rows, header.Find("comment"))
            ?? Names(rows, header.Find("label"))
            ?? PointRows.Names(source.Path, rows.Count, namesFile, builder);
        for (int i = 0; i < rows.Count; i++)
        {
            CsvRow row = rows[i];
            string place = $"{row.Place} ('{Excerpt.Of(names[i])}')";
            bool missing = axes.All(axis => row.Field(axis).ToUpperInvariant() is "NAN" or "");
            builder.Add(
                missing ? Landmark.Missing(names[i]) : Landmark.At(names[i], CoordinateFrames.ToWorld(CoordinateFrame.Lps, (Number(0), Number(1), Number(2)))),
                place);

            double Number(int axis) => InputNumber.Parse(row.Field(axes[axis]), source.Path, place, Columns[axis]);
        }

        return builder.Build();
    }

    // ANTs fills columns that it does not know with 0 or nan.
    private static string[]? Names(IReadOnlyList<CsvRow> rows, int column)
    {
        string[] names = [.. rows.Select(row => row.Field(column))];
        return column >= 0
            && names.All(name => name.Length > 0 && name is not "0" && !name.Equals("nan", StringComparison.OrdinalIgnoreCase))
            && names.Distinct(StringComparer.Ordinal).Count() == names.Length ? names : null;
    }
}
