namespace Pinpoint.Imaging;

/// <summary>Reads what an NRRD header says about its volume.</summary>
internal static class NrrdReader
{
    /// <summary>Plans the reading of a file whose header's fields are given.</summary>
    /// <exception cref="BadInputException">The header states something unsupported.</exception>
    public static VolumePlan Plan(string path, NrrdFields fields, VolumeReadOptions options)
    {
        VoxelType type = NrrdTypes.TypeOf(path, fields.Need("type"));
        int axes = HeaderNumbers.Integer(path, "dimension", fields.Need("dimension"), 3, 4);
        long[] lengths = HeaderNumbers.Integers(path, "sizes", fields.Need("sizes"), axes);
        NrrdGeometry geometry = NrrdGeometry.Read(path, fields, lengths, options.Frame ?? 0);
        long? frameRun = null;
        long[] ordered = [.. geometry.SpatialAxes.Select(axis => lengths[axis])];
        if (geometry.OtherAxis is int other)
        {
            if (other != 3 && lengths[other] != 1)
            {
                frameRun = lengths[..other].Aggregate(1L, (product, length) => length > 0 && product <= int.MaxValue ? product * length : 0);
            }

            if (frameRun is not null && !NrrdAxes.IsFrames(NrrdAxes.Kinds(fields, axes)[other]))
            {
                throw new BadInputException(
                    path, Invariant(
                        $"sizes[{other}]"),
                        Invariant($"each voxel holds {lengths[other]} values along an axis that is none of space; extract a volume of one value"));
            }

            ordered = [.. ordered, lengths[other]];
        }

        var (size, frames) = AxisLengths.Check(path, ordered, axis => Invariant($"sizes[{(axis < 3 ? geometry.SpatialAxes[axis] : geometry.OtherAxis)}]"));
        var header = new VolumeHeader("NRRD", size, frames, type, geometry.Affine)
        {
            FileEnding = fields.Find("data file") is null ? ".nrrd" : ".nhdr",
            AffineSource = geometry.Source,
            Warnings = geometry.Warnings,
        };
        return new VolumePlan(header, DataOf(path, fields, type) with { FrameRun = frameRun });
    }

    private static VoxelData DataOf(string path, NrrdFields fields, VoxelType type)
    {
        VoxelEncoding encoding = EncodingOf(path, fields.Need("encoding"));
        bool ordered = VoxelTypes.BytesOf(type) == 1 || encoding == VoxelEncoding.Text;
        string? endian = fields.Find("endian")?.ToLowerInvariant();
        if (!ordered && endian is not ("little" or "big"))
        {
            throw new BadInputException(path, "endian", "it must say little or big for this type; add it to the header");
        }

        long skip = fields.Find("byte skip") is string bytes ? HeaderNumbers.Integers(path, "byte skip", bytes, 1)[0] : 0;
        if (skip < -1 || skip > long.MaxValue / 2 || (skip != 0 && encoding is VoxelEncoding.Text or VoxelEncoding.Hex))
        {
            throw new BadInputException(path, "byte skip", Invariant($"{skip} is not possible with this encoding; correct the header"));
        }

        string? dataFile = fields.Find("data file");
        VoxelPart[] parts = dataFile is null
            ? [new VoxelPart(path) { Start = fields.End }]
            : [.. FilesOf(path, fields, dataFile).Select(file => new VoxelPart(file))];
        return new VoxelData(parts, encoding)
        {
            Lines = fields.Find("line skip") is string lines ? HeaderNumbers.Integer(path, "line skip", lines, 0, int.MaxValue) : 0,
            DecodedSkip = Math.Max(0, skip),
            FromEnd = skip == -1,
            BigEndian = endian is "big",
        };
    }

    private static VoxelEncoding EncodingOf(string path, string name) => name.ToLowerInvariant() switch
    {
        "raw" => VoxelEncoding.Raw,
        "gzip" or "gz" => VoxelEncoding.GZip,
        "txt" or "text" or "ascii" => VoxelEncoding.Text,
        "hex" => VoxelEncoding.Hex,
        "bzip2" or "bz2" => throw new BadInputException(path, "encoding", "bzip2 is not supported; save the volume with gzip or raw encoding"),
        _ => throw new BadInputException(path, "encoding", $"'{Excerpt.Of(name)}' is not supported; save the volume with gzip or raw encoding"),
    };

    private static string[] FilesOf(string path, NrrdFields fields, string dataFile)
    {
        string folder = Path.GetDirectoryName(path) ?? "";
        bool pattern = dataFile.Contains('%', StringComparison.Ordinal) && dataFile.Contains(' ', StringComparison.Ordinal);
        IReadOnlyList<string> names = dataFile.StartsWith("LIST", StringComparison.Ordinal) ? fields.List
            : pattern ? NumberedNames.Expand(path, "data file", dataFile)
            : [dataFile];
        return names.Count > 0 && names.All(name => name.Length > 0)
            ? [.. names.Select(name => Path.Combine(folder, name))]
            : throw new BadInputException(path, "data file", "it names no file; name the file with the voxels");
    }
}
