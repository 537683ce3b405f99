using System.Text.Json;

namespace Pinpoint.Imaging;

/// <summary>Tells a landmark file's format from its content; the name decides only where the content fits several.</summary>
internal static class LandmarkFormatDetection
{
    private static readonly string[] SlicerComments = ["Markups fiducial file version", "CoordinateSystem", "columns", "Fiducial List file", "name", "numPoints"];

    /// <summary>The format of a text that is not JSON.</summary>
    /// <exception cref="BadInputException">No known format fits.</exception>
    public static LandmarkFileFormat OfText(InputText source)
    {
        string first = "";
        foreach (ReadOnlySpan<char> line in source.Text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> text = line.Trim();
            if (text.StartsWith("#"))
            {
                if (IsSlicerComment(text[1..].TrimStart()))
                {
                    return LandmarkFileFormat.FiducialCsv;
                }
            }
            else if (text.Length > 0)
            {
                first = text.ToString();
                break;
            }
        }

        return OfFirstLine(source.Path, first);
    }

    /// <summary>The format of a JSON text.</summary>
    /// <exception cref="BadInputException">No known format fits.</exception>
    public static LandmarkFileFormat OfJson(string path, JsonElement root)
    {
        if (root.Member("markups") is not null || root.Member("@schema") is not null)
        {
            return LandmarkFileFormat.Markups;
        }

        if (root.Member(BidsKey) is not null)
        {
            return LandmarkFileFormat.Bids;
        }

        return NnLandmarkReader.Matches(root) ? LandmarkFileFormat.NnLandmark : throw Unknown(path);
    }

    /// <summary>The member of a BIDS sidecar that holds landmarks.</summary>
    public const string BidsKey = "AnatomicalLandmarkCoordinates";

    private static LandmarkFileFormat OfFirstLine(string path, string line)
    {
        if (line.Equals("point", StringComparison.OrdinalIgnoreCase) || line.Equals("index", StringComparison.OrdinalIgnoreCase) || int.TryParse(line, out _))
        {
            return LandmarkFileFormat.Elastix;
        }

        string[] header = [.. line.Split(CsvHeader.SeparatorOf(line)).Select(field => field.Trim().Trim('"').ToUpperInvariant())];
        if (header.Contains("LANDMARK", StringComparer.Ordinal))
        {
            return LandmarkFileFormat.LongCsv;
        }

        if (header.Contains("LABEL", StringComparer.Ordinal))
        {
            return LandmarkFileFormat.SlicerTable;
        }

        string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 3 && words.Count(InputNumber.Is) >= 2)
        {
            return LandmarkFileFormat.PointList;
        }

        if (header.Length >= 4 && header.Skip(1).Take(3).All(InputNumber.Is))
        {
            return LandmarkFileFormat.FiducialCsv;
        }

        string name = Path.GetFileName(path);
        return name switch
        {
            _ when name.EndsWith(".fcsv", StringComparison.OrdinalIgnoreCase) => LandmarkFileFormat.FiducialCsv,
            _ when name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) => LandmarkFileFormat.LongCsv,
            _ when name.EndsWith("_ps.txt", StringComparison.OrdinalIgnoreCase) => LandmarkFileFormat.PointList,
            _ => throw Unknown(path),
        };
    }

    private static bool IsSlicerComment(ReadOnlySpan<char> comment)
    {
        foreach (string key in SlicerComments)
        {
            if (comment.StartsWith(key, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static BadInputException Unknown(string path) => new(
        path,
        null,
        "is in no known landmark format; give .mrk.json, .fcsv, a CSV with the columns " + LongCsvWriter.Columns + ", _ps.txt, nnLandmark JSON or elastix points");
}
