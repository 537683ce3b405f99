using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pinpoint.Imaging;

/// <summary>
/// Reads 3D Slicer Markups (<c>.mrk.json</c>, schema v1.x.x) as Slicer's vtkMRMLMarkupsJsonStorageNode does: LPS unless
/// <c>coordinateSystem</c> says otherwise, and a point without a position is not defined whatever its status.
/// </summary>
internal static partial class MarkupsReader
{
    /// <summary>The landmarks of all point lists (type Fiducial) in the file.</summary>
    /// <exception cref="BadInputException">The schema, a unit, a position or a label is not what it must be, or no markup is a point list.</exception>
    public static LandmarkSet Read(InputText source, JsonElement root, bool namesFromDescription)
    {
        var builder = new LandmarkSetBuilder(source.Path);
        CheckSchema(root, source.Path, builder);
        if (root.Member("markups") is not { ValueKind: JsonValueKind.Array } markups || markups.GetArrayLength() == 0)
        {
            throw new BadInputException(source.Path, "markups", "the list of markups is missing or empty; export the point list from Slicer again");
        }

        var others = new List<string>();
        bool found = false;
        foreach (JsonElement markup in markups.EnumerateArray())
        {
            string type = markup.TextMember("type", source.Path, "markups");
            if (type.Equals("Fiducial", StringComparison.OrdinalIgnoreCase))
            {
                found = true;
                ReadPoints(source.Path, markup, builder, namesFromDescription);
            }
            else
            {
                others.Add(type.Length == 0 ? "(none)" : Excerpt.Of(type));
            }
        }

        if (!found)
        {
            throw new BadInputException(
                source.Path,
                "markups",
                $"holds markups of the type {string.Join(", ", others.Distinct(StringComparer.Ordinal))}, no point list (Fiducial); save the landmarks as " +
                "a point list in Slicer");
        }

        if (others.Count > 0)
        {
            builder.Warn(
                "markups", Invariant(
                    $"left out {others.Count} markups that are no point lists ({string.Join(", ", others.Distinct(StringComparer.Ordinal))})"));
        }

        return builder.Build();
    }

    private static void CheckSchema(JsonElement root, string file, LandmarkSetBuilder builder)
    {
        string schema = root.TextMember("@schema", file, "@schema");
        if (schema.Length == 0)
        {
            builder.Warn("@schema", "is missing; read as Markups 1.0.3");
        }
        else if (!Schema().IsMatch(schema))
        {
            throw new BadInputException(file, "@schema", $"'{Excerpt.Of(schema)}' is no Markups schema of version 1; save the points with a current 3D Slicer");
        }
    }

    private static void ReadPoints(string file, JsonElement markup, LandmarkSetBuilder builder, bool namesFromDescription)
    {
        string system = markup.TextMember("coordinateSystem", file, "coordinateSystem");
        CoordinateFrame frame = system.Length == 0 ? CoordinateFrame.Lps : CoordinateFrames.ParseWorld(system, file, "coordinateSystem");
        double scale = Scale(markup, file);
        if (markup.Member("controlPoints") is not { } points)
        {
            return;
        }

        if (points.ValueKind != JsonValueKind.Array)
        {
            throw new BadInputException(file, "controlPoints", "is not an array; export the point list from Slicer again");
        }

        int index = 0;
        foreach (JsonElement point in points.EnumerateArray())
        {
            index++;
            string label = point.TextMember("label", file, Invariant($"control point {index}"));
            string place = Invariant($"control point {index} ('{Excerpt.Of(label)}')");
            string description = point.TextMember("description", file, place);
            Landmark landmark = ReadPoint(file, place, point, label, frame, scale, builder);
            builder.Add(namesFromDescription ? landmark with { Name = description } : LandmarkDescription.Apply(landmark, description), place);
        }
    }

    private static Landmark ReadPoint(
        string file, string place, JsonElement point, string label, CoordinateFrame frame, double scale, LandmarkSetBuilder builder)
    {
        string status = point.TextMember("positionStatus", file, place);
        // Slicer writes "" where there is no position.
        bool hasPosition = point.Member("position") is { } member && !(member.ValueKind == JsonValueKind.String && member.ValueEquals(""));
        switch (status)
        {
            case "" or "defined":
                if (!hasPosition)
                {
                    return Landmark.Missing(label);
                }

                (double x, double y, double z) = point.GetProperty("position").Triple(file, place, "the position");
                return Landmark.At(label, CoordinateFrames.ToWorld(frame, (x * scale, y * scale, z * scale)));
            case "undefined" or "preview" or "missing":
                if (hasPosition)
                {
                    builder.Warn(place, $"its status is {status}, so its position does not count");
                }

                return status == "missing" ? Landmark.Absent(label) : Landmark.Missing(label);
            default:
                throw new BadInputException(file, place, $"the positionStatus is '{Excerpt.Of(status)}'; it must be defined, undefined, preview or missing");
        }
    }

    private static double Scale(JsonElement markup, string file)
    {
        if (markup.Member("coordinateUnits") is not { } units)
        {
            return 1;
        }

        // The long forms are coded entries: [code, scheme, meaning], or an object with the keys of DICOM's coded entries.
        JsonElement? code = units.ValueKind switch
        {
            JsonValueKind.Array => units.GetArrayLength() > 0 ? units[0] : null,
            JsonValueKind.Object => units.Member("codeValue"),
            _ => units,
        };
        return code switch
        {
            { ValueKind: JsonValueKind.String } text when text.ValueEquals("mm") => 1,
            { ValueKind: JsonValueKind.String } text when text.ValueEquals("um") => 1e-3,
            _ => throw new BadInputException(file, "coordinateUnits", $"is {Excerpt.Of(units.GetRawText())}; it must be mm or um"),
        };
    }

    [GeneratedRegex(
        @"markups-schema-v1\.[0-9]+\.[0-9]+\.json#*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Schema();
}
