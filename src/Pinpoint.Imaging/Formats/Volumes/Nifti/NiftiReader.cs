namespace Pinpoint.Imaging;

/// <summary>Reads what a NIfTI file says about its volume.</summary>
internal static class NiftiReader
{
    /// <summary>Plans the reading of a single file or of a pair's header.</summary>
    /// <exception cref="BadInputException">The header states something unsupported.</exception>
    public static VolumePlan Plan(string path, FileHead head, NiftiHeader header, VolumeReadOptions options)
    {
        (VolumeSize size, int frames) = SizeOf(path, header);
        VoxelType type = NiftiDatatype.TypeOf(path, header.Datatype);
        var warnings = new List<string>();
        (Affine affine, AffineSource source) = NiftiGeometry.Choose(path, header, size, options.NiftiNoCodes, warnings);
        (double slope, double intercept) = Scaling(path, header, warnings);
        var volume = new VolumeHeader(Invariant($"NIfTI-{header.Version}"), size, frames, type, affine)
        {
            FileEnding = head.Compressed ? ".nii.gz" : ".nii",
            AffineSource = source,
            Slope = slope,
            Intercept = intercept,
            Warnings = warnings,
        };
        return new VolumePlan(volume, DataOf(path, header, head.Compressed));
    }

    private static (VolumeSize Size, int Frames) SizeOf(string path, NiftiHeader header)
    {
        long axes = header.Dimensions[0];
        if (axes is < 3 or > 7)
        {
            throw new BadInputException(path, "dim[0]", Invariant($"{axes} axes are not those of a volume (3, or 4 with frames); convert it to a 3D volume"));
        }

        long[] lengths = header.Dimensions[1..(int)(axes + 1)];
        var checkedSize = AxisLengths.Check(path, lengths, axis => Invariant($"dim[{axis + 1}]"));
        for (int axis = 4; axis < lengths.Length; axis++)
        {
            if (lengths[axis] > 1)
            {
                throw new BadInputException(
                    path, Invariant(
                        $"dim[{axis + 1}]"), Invariant($"each voxel holds {lengths[axis]} values (a vector or tensor field); extract a volume of one value"));
            }
        }

        return checkedSize;
    }

    private static (double Slope, double Intercept) Scaling(string path, NiftiHeader header, List<string> warnings)
    {
        if (header.Slope == 0 || !double.IsFinite(header.Slope))
        {
            return (1, 0);
        }

        if (!double.IsFinite(header.Intercept))
        {
            warnings.Add(Invariant($"{path}: scl_inter: the intercept {header.Intercept} is not finite; 0 is used"));
            return (header.Slope, 0);
        }

        return (header.Slope, header.Intercept);
    }

    private static VoxelData DataOf(string path, NiftiHeader header, bool compressedHeader)
    {
        double least = header.Detached ? 0 : header.Version == 1 ? 352 : 544;
        double offset = header.VoxelOffset == 0 ? least : header.VoxelOffset;
        if (!(offset >= least && offset <= long.MaxValue / 2 && double.IsInteger(offset)))
        {
            throw new BadInputException(
                path, "vox_offset", Invariant($"the voxels cannot begin at byte {offset} (at least {least}, a whole number); export the volume again"));
        }

        string file = header.Detached ? NiftiPair.ImageOf(path) : path;
        if (header.Detached && !File.Exists(file))
        {
            throw new BadInputException(path, "data file", $"{Excerpt.Of(Path.GetFileName(file))} is missing; put it beside the header");
        }

        bool compressed = header.Detached ? FileHead.Read(file).Compressed : compressedHeader;
        return new VoxelData([new VoxelPart(file)], compressed ? VoxelEncoding.GZip : VoxelEncoding.Raw)
        {
            DecodedSkip = (long)offset,
            BigEndian = header.BigEndian,
        };
    }
}
