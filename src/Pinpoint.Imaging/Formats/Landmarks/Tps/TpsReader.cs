namespace Pinpoint.Imaging;

/// <summary>
/// Reads TPS as the programs of Rohlf and R's geomorph do: <c>LM3=n</c>, n rows of x y z, then lines of <c>KEY=value</c>; <c>SCALE=</c> multiplies
/// the positions, NA is a landmark that is missing, curves are left out. The format knows no names and no frame.
/// </summary>
internal static class TpsReader
{
    private static readonly char[] Blanks = [' ', '\t', '\r'];

    /// <summary>The specimens of a file of many, by ID, else by image, else by number; none of a file of one.</summary>
    public static IReadOnlyList<string> CaseNames(InputText source) => Names(Specimens(source));

    /// <summary>The landmarks of one specimen.</summary>
    /// <exception cref="BadInputException">The specimen is 2D, cut short, not there or not chosen, or a row is wrong.</exception>
    public static LandmarkSet Read(InputText source, LandmarkReadOptions options)
    {
        List<TpsSpecimen> specimens = Specimens(source);
        string[] cases = Names(specimens);
        string chosen = ManyCases.Choose(source.Path, cases, options.CaseName);
        TpsSpecimen specimen = specimens[chosen.Length == 0 ? 0 : cases.TakeWhile(name => name != chosen).Count()];
        var builder = new LandmarkSetBuilder(source.Path);
        if (!specimen.Comments.Contains(UnnamedFrame.Comment, StringComparer.OrdinalIgnoreCase))
        {
            UnnamedFrame.Warn(builder);
        }

        if (specimen.HasCurves)
        {
            builder.Warn(Invariant($"line {specimen.Line}"), "its curves are left out; only landmarks are read");
        }

        IReadOnlyList<string> names = LandmarkComments.Names(specimen.Comments, specimen.Rows.Count, source.Path, options.NamesFile, builder);
        for (int i = 0; i < specimen.Rows.Count; i++)
        {
            (int line, string[] fields) = specimen.Rows[i];
            builder.Add(Point(source.Path, line, fields, names[i], specimen.Scale), Invariant($"line {line}"));
        }

        return builder.Build();
    }

    private static Landmark Point(string file, int line, string[] fields, string name, double scale)
    {
        if (fields.Length == 3 && fields.All(field => field.Equals("NA", StringComparison.OrdinalIgnoreCase)))
        {
            return Landmark.Missing(name);
        }

        (double x, double y, double z) = PointRows.Parse(file, line, fields);
        return Landmark.At(name, CoordinateFrames.ToWorld(CoordinateFrame.Lps, (x * scale, y * scale, z * scale)));
    }

    private static string[] Names(List<TpsSpecimen> specimens) =>
        specimens.Count == 1
            ? []
            : [.. specimens.Select(
                (specimen, i) => specimen.Id is { Length: > 0 } id
                    ? id
                    : specimen.Image is { Length: > 0 } image ? Path.GetFileNameWithoutExtension(image) : InputNumber.Format(i + 1))];

    private static List<TpsSpecimen> Specimens(InputText source)
    {
        var specimens = new List<TpsSpecimen>();
        int line = 0;
        bool inCurve = false;
        foreach (string text in source.Text.Split('\n').Select(text => text.Trim()))
        {
            line++;
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                string key = text[..equals].Trim().ToUpperInvariant();
                string value = text[(equals + 1)..].Trim();
                if (key is "LM" or "LM3")
                {
                    specimens.LastOrDefault()?.CheckComplete(source.Path);
                    specimens.Add(Begin(source.Path, line, key, value));
                    inCurve = false;
                }
                else if (specimens.Count > 0)
                {
                    inCurve |= key is "CURVES" or "CURVES3" or "OUTLINES" or "POINTS" or "POINTS3" or "CHAINS";
                    specimens[^1].Set(source.Path, line, key, value);
                }
            }
            else if (text.Length > 0 && specimens.Count > 0 && !inCurve)
            {
                specimens[^1].Rows.Add((line, text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries)));
            }
        }

        specimens.LastOrDefault()?.CheckComplete(source.Path);
        return specimens.Count > 0
            ? specimens
            : throw new BadInputException(source.Path, null, "holds no specimen; a TPS file of 3D landmarks begins with LM3= and their number");
    }

    private static TpsSpecimen Begin(string file, int line, string key, string value)
    {
        if (key == "LM")
        {
            throw new BadInputException(
                file, Invariant($"line {line}"), "is a TPS specimen of 2D landmarks (LM=), which have no place in a volume; give one of 3D landmarks (LM3=)");
        }

        return int.TryParse(value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int count)
            ? new TpsSpecimen(line, count)
            : throw new BadInputException(file, Invariant($"line {line}"), $"LM3 is '{Excerpt.Of(value)}', not the number of landmarks; correct it");
    }
}
