using System.Globalization;

namespace Pinpoint.Imaging;

/// <summary>
/// Reads 3D Slicer's <c>.fcsv</c> in all its forms: with a version line (LPS or RAS by name or number; LPS where the system is not said),
/// and without one as Slicer 3 wrote it (<c>label,x,y,z,sel,vis</c>, RAS). Slicer 5 adds two columns, the position's status and whether the point
/// was made automatically.
/// </summary>
internal static class FiducialCsvReader
{
    private const int LabelColumn = 11;
    private const int DescriptionColumn = 12;
    private const int StatusColumn = 14;
    private const string VersionKey = "Markups fiducial file version";
    private const string SystemKey = "CoordinateSystem";
    private const string MissingKey = "missing";

    /// <summary>The landmarks of the file.</summary>
    /// <exception cref="BadInputException">A row is too short, a coordinate no number, a label empty or twice, or the system unknown.</exception>
    public static LandmarkSet Read(InputText source, bool namesFromDescription)
    {
        var builder = new LandmarkSetBuilder(source.Path);
        bool versioned = false;
        CoordinateFrame? system = null;
        foreach (CsvRow row in CsvText.Rows(source, ','))
        {
            string first = row.Field(0);
            if (!first.StartsWith('#'))
            {
                CoordinateFrame frame = system ?? (versioned ? CoordinateFrame.Lps : CoordinateFrame.Ras);
                AddPoint(source.Path, row, versioned, frame, namesFromDescription, builder);
            }
            else if (Value(first, VersionKey) is not null)
            {
                versioned = true;
            }
            else if (Value(first, SystemKey) is { } name)
            {
                system = CoordinateFrames.ParseWorld(name, source.Path, row.Place);
            }
            else if (Value(first, MissingKey) is not null)
            {
                foreach (string label in row.Fields.Skip(1))
                {
                    builder.Add(Landmark.Missing(label.Trim()), row.Place);
                }
            }
        }

        return builder.Build();
    }

    /// <summary>Whether labels are numbers, each greater than the one before, and every point has a name in its description: the form of the AFIDs.</summary>
    /// <exception cref="BadInputException">A quoted field does not end.</exception>
    public static bool IsNumbered(InputText source)
    {
        int last = 0;
        foreach (CsvRow row in CsvText.Rows(source, ',').Where(row => !row.Field(0).StartsWith('#')))
        {
            if (!int.TryParse(row.Field(LabelColumn), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                || number <= last
                || row.Field(DescriptionColumn).Length == 0)
            {
                return false;
            }

            last = number;
        }

        return last > 0;
    }

    private static void AddPoint(string file, CsvRow row, bool versioned, CoordinateFrame frame, bool namesFromDescription, LandmarkSetBuilder builder)
    {
        int needed = versioned ? LabelColumn + 1 : 4;
        if (row.Fields.Count < needed)
        {
            throw new BadInputException(
                file, row.Place, Invariant($"has {row.Fields.Count} columns where a point takes {needed}; was the file cut short? Save it again"));
        }

        string label = row.Field(versioned ? LabelColumn : 0);
        string place = $"{row.Place} ('{Excerpt.Of(label)}')";
        double x = InputNumber.Parse(row.Field(1), file, place, "x");
        double y = InputNumber.Parse(row.Field(2), file, place, "y");
        double z = InputNumber.Parse(row.Field(3), file, place, "z");
        string description = versioned ? row.Field(DescriptionColumn) : "";
        string status = versioned ? row.Field(StatusColumn) : "";
        // Slicer's own numbers; a point that was not placed stands at 0,0,0, which is no position.
        Landmark landmark = status switch
        {
            "" or "2" => Landmark.At(label, CoordinateFrames.ToWorld(frame, (x, y, z))),
            "0" or "1" => Landmark.Missing(label),
            "3" => Landmark.Absent(label),
            _ => throw new BadInputException(
                file, place, $"the position status is '{Excerpt.Of(status)}'; it must be 0 (undefined), 1 (preview), 2 (defined) or 3 (missing)"),
        };
        builder.Add(namesFromDescription ? landmark with { Name = description } : LandmarkDescription.Apply(landmark, description), place);
    }

    private static string? Value(string comment, string key)
    {
        ReadOnlySpan<char> text = comment.AsSpan(1).Trim();
        if (!text.StartsWith(key, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        ReadOnlySpan<char> rest = text[key.Length..].TrimStart();
        return rest is ['=', ..] ? rest[1..].Trim().ToString() : null;
    }
}
