using System.Runtime.InteropServices;
using Pinpoint.Testing;
using Pinpoint.Testing.Dicom;

namespace Pinpoint.Imaging.Tests.Formats.Volumes.Dicom;

/// <summary>A folder of DICOM files that a test writes and reads.</summary>
internal sealed class DicomFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.Path;

    public string File(string name) => _folder.File(name);

    public void Dispose() => _folder.Dispose();

    public string Write(string name, TestDataSet set, TestSyntax? syntax = null)
    {
        string path = _folder.File(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, set.ToFile(syntax ?? TestSyntax.ExplicitLittle));
        return path;
    }

    /// <summary>Writes slices along the third axis; slice k holds the values k * 100, k * 100 + 1, ..</summary>
    public void WriteSlices(TestSeries series, IEnumerable<double[]> positions, string prefix = "slice", int first = 1)
    {
        int number = first;
        foreach (double[] position in positions)
        {
            Write($"{prefix}{number}.dcm", series.Slice(number, position, Values(series, number - 1)));
            number++;
        }
    }

    public Volume Read(VolumeReadOptions? options = null) => VolumeFile.Read(Path, options);

    public static byte[] Values(TestSeries series, int slice) =>
        Words([.. Enumerable.Range(0, series.Columns * series.Rows).Select(index => (short)((slice * 100) + index))]);

    public static byte[] Words(params short[] values) => MemoryMarshal.AsBytes<short>(values).ToArray();
}
