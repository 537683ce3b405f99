namespace Pinpoint.Imaging;

/// <summary>Reads the point table that 3D Slicer exports (.csv, .tsv): <c>label,l,p,s,defined,selected,visible,locked,description</c>, or r,a,s.</summary>
internal static class SlicerTableReader
{
    private const string Columns = "label,l,p,s or label,r,a,s, then defined and description where wanted";

    /// <summary>The landmarks of the file.</summary>
    /// <exception cref="BadInputException">A column is missing, a coordinate is no number, or a label is empty or stands twice.</exception>
    public static LandmarkSet Read(InputText source, bool namesFromDescription)
    {
        (CsvHeader header, IReadOnlyList<CsvRow> rows) = CsvTable.Open(source);
        CoordinateFrame frame = header.Find("r") >= 0 ? CoordinateFrame.Ras : CoordinateFrame.Lps;
        string[] names = frame == CoordinateFrame.Ras ? ["r", "a", "s"] : ["l", "p", "s"];
        int[] axes = [.. names.Select(name => header.Require(name, Columns))];
        int label = header.Require("label", Columns);
        int defined = header.Find("defined");
        int description = header.Find("description");
        var builder = new LandmarkSetBuilder(source.Path);
        foreach (CsvRow row in rows)
        {
            string place = $"{row.Place} ('{Excerpt.Of(row.Field(label))}')";
            Landmark landmark = Landmark.Missing(row.Field(label));
            if (IsDefined(source.Path, place, row.Field(defined)))
            {
                landmark = Landmark.At(landmark.Name, CoordinateFrames.ToWorld(frame, (Number(0), Number(1), Number(2))));
            }

            string text = row.Field(description);
            builder.Add(namesFromDescription ? landmark with { Name = text } : LandmarkDescription.Apply(landmark, text), place);

            double Number(int axis) => InputNumber.Parse(row.Field(axes[axis]), source.Path, place, names[axis]);
        }

        return builder.Build();
    }

    private static bool IsDefined(string file, string place, string word) => word.ToUpperInvariant() switch
    {
        "" or "1" or "TRUE" => true,
        "0" or "FALSE" => false,
        _ => throw new BadInputException(file, place, $"defined is '{Excerpt.Of(word)}'; it must be 1 or 0"),
    };
}
