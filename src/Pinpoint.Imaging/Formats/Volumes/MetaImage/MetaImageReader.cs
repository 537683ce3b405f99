using System.Globalization;

namespace Pinpoint.Imaging;

/// <summary>Reads what a MetaImage header says about its volume.</summary>
internal static class MetaImageReader
{
    // What a header may begin with; MetaImage has no magic.
    private static readonly string[] FirstKeys = [
        "ObjectType", "NDims", "Comment", "ObjectSubType", "TransformType", "Name", "ID", "BinaryData", "DimSize", "FileFormatVersion",
    ];

    /// <summary>Whether the first line is a field that a MetaImage header begins with.</summary>
    public static bool Recognises(ReadOnlySpan<byte> head)
    {
        int equals = head.IndexOf((byte)'=');
        if (equals is < 1 or > 40)
        {
            return false;
        }

        string key = System.Text.Encoding.ASCII.GetString(head[..equals]).Trim();
        return FirstKeys.Contains(key, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Plans the reading of a file whose header's fields are given.</summary>
    /// <exception cref="BadInputException">The header states something unsupported.</exception>
    public static VolumePlan Plan(string path, MetaImageFields fields)
    {
        if (fields.Find("ObjectType") is string kind && !string.Equals(kind, "Image", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadInputException(path, "ObjectType", $"'{Excerpt.Of(kind)}' is no image; give the image this object belongs to");
        }

        int axes = HeaderNumbers.Integer(path, "NDims", fields.Need("NDims"), 3, 4);
        var (size, frames) = AxisLengths.Check(
            path, HeaderNumbers.Integers(path, "DimSize", fields.Need("DimSize"), axes), axis => Invariant($"DimSize[{axis}]"));
        VoxelType type = MetaImageTypes.TypeOf(path, fields.Need("ElementType"));
        if (fields.Find("ElementNumberOfChannels") is string channels && HeaderNumbers.Integer(path, "ElementNumberOfChannels", channels, 0, int.MaxValue) > 1)
        {
            throw new BadInputException(
                path, "ElementNumberOfChannels", $"each voxel holds {Excerpt.Of(channels)} values (a colour or vector); convert the volume to one value");
        }

        var warnings = new List<string>();
        var header = new VolumeHeader("MetaImage", size, frames, type, AffineOf(path, fields, axes, warnings))
        {
            Warnings = warnings,
            FileEnding = IsLocal(fields) ? ".mha" : ".mhd",
            Slope = Scale(path, fields, "ElementToIntensityFunctionSlope", 1),
            Intercept = Scale(path, fields, "ElementToIntensityFunctionOffset", 0),
            AffineSource = fields.Find("Offset", "Position", "Origin") is null ? AffineSource.Spacing : AffineSource.Header,
        };
        return new VolumePlan(header, DataOf(path, fields, axes, size, frames));
    }

    private static Affine AffineOf(string path, MetaImageFields fields, int axes, List<string> warnings)
    {
        double[] origin = Reals(path, fields, axes, "Offset", "Position", "Origin") ?? new double[axes];
        double[] spacing = Reals(path, fields, axes, "ElementSpacing", "ElementSize") ?? [1, 1, 1, 1];
        double[]? directions = Reals(path, fields, axes * axes, "TransformMatrix", "Rotation", "Orientation");
        double unit = UnitOf(path, fields, warnings);
        double[] rows = new double[12];
        for (int row = 0; row < 3; row++)
        {
            for (int axis = 0; axis < 3; axis++)
            {
                // Each run of numbers is the direction of one index axis: a column of the matrix.
                double cosine = directions is null ? (row == axis ? 1 : 0) : directions[(axis * axes) + row];
                rows[(row * 4) + axis] = (cosine * spacing[axis] * unit) + 0.0;
            }

            rows[(row * 4) + 3] = origin[row] * unit;
        }

        return HeaderAffine.Create(path, "TransformMatrix and ElementSpacing", rows);
    }

    // ITK reads the field and takes no notice of it.
    private static double UnitOf(string path, MetaImageFields fields, List<string> warnings)
    {
        string? name = fields.Find("DistanceUnits");
        double? unit = name?.ToUpperInvariant() switch
        {
            null or "" or "?" or "MM" => 1,
            "UM" => 0.001,
            "CM" => 10,
            _ => null,
        };
        if (unit is null)
        {
            warnings.Add($"{path}: DistanceUnits: '{Excerpt.Of(name!)}' is no known unit; millimetres are assumed");
        }
        else if (unit != 1)
        {
            warnings.Add($"{path}: DistanceUnits: lengths in '{Excerpt.Of(name!)}' are converted to millimetres; ITK, and what is built on it, takes "
                + "the numbers for millimetres");
        }

        return unit ?? 1;
    }

    private static double[]? Reals(string path, MetaImageFields fields, int count, params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            if (fields.Find(key) is string text)
            {
                return HeaderNumbers.Reals(path, key, text, count);
            }
        }

        return null;
    }

    private static double Scale(string path, MetaImageFields fields, string key, double otherwise) =>
        fields.Find(key) is string text ? HeaderNumbers.Real(path, key, text) : otherwise;

    private static VoxelData DataOf(string path, MetaImageFields fields, int axes, VolumeSize size, int frames)
    {
        string name = fields.Need("ElementDataFile");
        string folder = Path.GetDirectoryName(path) ?? "";
        bool local = IsLocal(fields);
        IReadOnlyList<string> names = name switch
        {
            _ when local => [path],
            _ when name.StartsWith("LIST", StringComparison.Ordinal) => fields.List,
            _ when name.Contains('%', StringComparison.Ordinal) => NumberedNames.Expand(path, "ElementDataFile", WithLast(name, axes == 4 ? frames : size.Z)),
            _ => [name],
        };
        if (names.Count == 0 || name.Length == 0)
        {
            throw new BadInputException(path, "ElementDataFile", "it names no file; name the file with the voxels");
        }

        bool text = fields.Find("BinaryData") is [('F' or 'f' or '0'), ..];
        int headerSize = fields.Find("HeaderSize") is string skip ? HeaderNumbers.Integer(path, "HeaderSize", skip, -1, int.MaxValue) : 0;
        VoxelEncoding encoding = text ? VoxelEncoding.Text : fields.IsTrue("CompressedData") ? VoxelEncoding.ZLib : VoxelEncoding.Raw;
        return new VoxelData(
            [.. names.Select(file => new VoxelPart(local ? file : Path.Combine(folder, file)) { Start = local ? fields.End : Math.Max(0, headerSize) })],
            encoding)
        {
            FromEnd = headerSize == -1 && encoding == VoxelEncoding.Raw,
            BigEndian = fields.IsTrue("BinaryDataByteOrderMSB", "ElementByteOrderMSB"),
        };
    }

    /// <summary>Whether the voxels follow the header in the same file.</summary>
    public static bool IsLocal(MetaImageFields fields) => fields.Need("ElementDataFile").Equals("LOCAL", StringComparison.OrdinalIgnoreCase);

    // "pattern" and "pattern min" leave out what the number of slices says.
    private static string WithLast(string pattern, int slices)
    {
        string[] words = pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        long first = words.Length > 1 && long.TryParse(words[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long given) ? given : 1;
        return words.Length > 2 ? pattern : string.Create(CultureInfo.InvariantCulture, $"{words[0]} {first} {first + slices - 1}");
    }
}
