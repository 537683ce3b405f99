namespace Pinpoint.Imaging;

/// <summary>The space in which an NRRD header states vectors.</summary>
/// <param name="Dimensions">How many numbers a vector has: 3, or 4 where the last is time.</param>
/// <param name="SignX">From its first axis to left: 1 or -1.</param>
/// <param name="SignY">From its second axis to posterior: 1 or -1.</param>
internal readonly record struct NrrdSpace(int Dimensions, double SignX, double SignY)
{
    private static readonly Dictionary<string, NrrdSpace> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["left-posterior-superior"] = new(3, 1, 1),
        ["lps"] = new(3, 1, 1),
        ["right-anterior-superior"] = new(3, -1, -1),
        ["ras"] = new(3, -1, -1),
        ["left-anterior-superior"] = new(3, 1, -1),
        ["las"] = new(3, 1, -1),
        ["left-posterior-superior-time"] = new(4, 1, 1),
        ["lpst"] = new(4, 1, 1),
        ["right-anterior-superior-time"] = new(4, -1, -1),
        ["rast"] = new(4, -1, -1),
        ["left-anterior-superior-time"] = new(4, 1, -1),
        ["last"] = new(4, 1, -1),
    };

    // Spaces that do not say how the patient lies.
    private static readonly Dictionary<string, int> Unoriented = new(StringComparer.OrdinalIgnoreCase)
    {
        ["scanner-xyz"] = 3,
        ["3d-right-handed"] = 3,
        ["3d-left-handed"] = 3,
        ["scanner-xyz-time"] = 4,
        ["3d-right-handed-time"] = 4,
        ["3d-left-handed-time"] = 4,
    };

    /// <summary>Reads <c>space</c> or <c>space dimension</c>.</summary>
    /// <exception cref="BadInputException">The space is unknown, or not of three dimensions with or without time.</exception>
    public static NrrdSpace Read(string path, NrrdFields fields, List<string> warnings)
    {
        string? name = fields.Find("space");
        if (name is not null && Known.TryGetValue(name, out NrrdSpace known))
        {
            if (known is { Dimensions: 4, SignY: -1 })
            {
                warnings.Add($"{path}: space: '{Excerpt.Of(name)}' is brought to left-posterior-superior as it says; ITK leaves its axes as they are");
            }

            return known;
        }

        int dimensions = 3;
        if (name is not null && !Unoriented.TryGetValue(name, out dimensions))
        {
            throw new BadInputException(
                path, "space", $"'{Excerpt.Of(name)}' is not supported; save the volume in left-posterior-superior, right-anterior-superior or "
                    + "left-anterior-superior");
        }

        if (fields.Find("space dimension") is string dimension)
        {
            dimensions = HeaderNumbers.Integer(path, "space dimension", dimension, 3, 4);
        }

        warnings.Add($"{path}: space: the header does not say how the axes lie in the patient; left-posterior-superior is assumed");
        return new NrrdSpace(dimensions, 1, 1);
    }
}
