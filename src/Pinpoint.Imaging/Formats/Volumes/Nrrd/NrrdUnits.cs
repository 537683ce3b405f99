namespace Pinpoint.Imaging;

/// <summary>The units of length of an NRRD header, as factors to millimetres.</summary>
internal static class NrrdUnits
{
    private static readonly Dictionary<string, double> Millimetres = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = 1, ["mm"] = 1, ["millimeter"] = 1, ["millimeters"] = 1, ["???"] = 1, ["none"] = 1,
        ["um"] = 0.001, ["µm"] = 0.001, ["μm"] = 0.001, ["micron"] = 0.001, ["microns"] = 0.001, ["micrometer"] = 0.001, ["micrometers"] = 0.001,
        ["nm"] = 1e-6, ["cm"] = 10, ["m"] = 1000,
    };

    /// <summary>The factors of the three axes of space: of <c>space units</c>, else of the <c>units</c> of the axes where these have spacings.</summary>
    /// <param name="path">The header's file.</param>
    /// <param name="fields">The header.</param>
    /// <param name="space">The space.</param>
    /// <param name="axes">The number of axes.</param>
    /// <param name="spatial">Those of space.</param>
    /// <param name="warnings">Takes a line where lengths are converted, as other readers do not do it.</param>
    /// <exception cref="BadInputException">A unit is none of length, or there are too few.</exception>
    public static double[] Read(string path, NrrdFields fields, NrrdSpace space, int axes, IReadOnlyList<int> spatial, List<string> warnings)
    {
        string field = "space units";
        string[] units;
        if (fields.Find(field) is string text)
        {
            units = Split(path, field, text, space.Dimensions)[..3];
        }
        else if (fields.Find("units") is string byAxis)
        {
            field = "units";
            units = [.. spatial.Select(axis => Split(path, field, byAxis, axes)[axis])];
            if (fields.Find("space directions") is not null)
            {
                warnings.Add($"{path}: units: units of axes do not go with space directions and are left aside; millimetres are assumed");
                return [1, 1, 1];
            }
        }
        else
        {
            return [1, 1, 1];
        }

        double[] factors = [.. units.Select(unit => Millimetres.TryGetValue(unit, out double factor)
            ? factor
            : throw new BadInputException(path, field, $"'{Excerpt.Of(unit)}' is not supported; save the volume in mm"))];
        int converted = Array.FindIndex(factors, factor => factor != 1);
        if (converted >= 0)
        {
            warnings.Add($"{path}: {field}: lengths in '{Excerpt.Of(units[converted])}' are converted to millimetres; ITK, and what is built on it, "
                + "takes the numbers for millimetres");
        }

        return factors;
    }

    // Quoted, since a unit may be empty or hold blanks; some writers leave the quotes out.
    private static string[] Split(string path, string field, string text, int count)
    {
        string[] parts = text.Split('"');
        string[] units = parts.Length > 1
            ? [.. parts.Where((_, index) => index % 2 == 1).Select(unit => unit.Trim())]
            : text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return units.Length == count
            ? units
            : throw new BadInputException(path, field, Invariant($"{units.Length} units stand here where {count} are needed; correct the header"));
    }
}
