namespace Pinpoint.Imaging;

/// <summary>Reads the voxel lists of rl-medical: a row "i,j,k" per landmark, in voxels from 0, in the order of a list of names.</summary>
internal static class VoxelListReader
{
    /// <summary>The landmarks of the file.</summary>
    /// <exception cref="BadInputException">A row is not three numbers, the names do not fit, or the scan is not given.</exception>
    public static LandmarkSet Read(InputText source, string? namesFile, VoxelFrame voxels)
    {
        var builder = new LandmarkSetBuilder(source.Path);
        CsvRow[] rows = [.. CsvText.Rows(source, CsvHeader.SeparatorOf(source.Text)).Where(row => !row.Field(0).StartsWith('#'))];
        IReadOnlyList<string> names = PointRows.Names(source.Path, rows.Length, namesFile, builder);
        for (int i = 0; i < rows.Length; i++)
        {
            builder.Add(Landmark.At(names[i], voxels.ToWorld(PointRows.Parse(source.Path, rows[i].Line, [.. rows[i].Fields]))), rows[i].Place);
        }

        return builder.Build();
    }
}
