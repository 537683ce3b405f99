namespace Pinpoint.Imaging;

/// <summary>Reads the official PIN code's <c>_ps.txt</c>: a row "x y z" per landmark, in voxels; a row of 0 0 0 is a landmark that was not marked.</summary>
internal static class PinPointsReader
{
    /// <summary>The landmarks of the file.</summary>
    /// <exception cref="BadInputException">A row is not three numbers, the names do not fit, or the scan is not given.</exception>
    public static LandmarkSet Read(InputText source, string? namesFile, VoxelFrame voxels)
    {
        var builder = new LandmarkSetBuilder(source.Path);
        (int Line, (double X, double Y, double Z) Voxel)[] rows = [.. PointRows.Lines(source)
            .Select(row => (row.Line, PointRows.Parse(source.Path, row.Line, row.Fields)))];
        IReadOnlyList<string> names = PointRows.Names(source.Path, rows.Length, namesFile, builder);
        for (int i = 0; i < rows.Length; i++)
        {
            Landmark landmark = rows[i].Voxel == (0, 0, 0) ? Landmark.Missing(names[i]) : Landmark.At(names[i], voxels.ToWorld(rows[i].Voxel));
            builder.Add(landmark, Invariant($"line {rows[i].Line}"));
        }

        return builder.Build();
    }
}
