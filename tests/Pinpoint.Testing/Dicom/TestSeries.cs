using System.Globalization;

namespace Pinpoint.Testing.Dicom;

/// <summary>A series of slices as a scanner writes it: each a file of its own, or all frames in one.</summary>
/// <param name="Columns">Pixels in a row.</param>
/// <param name="Rows">Rows.</param>
public sealed record TestSeries(int Columns, int Rows)
{
    public const uint PixelData = 0x7FE00010;

    /// <summary>The row and the column direction.</summary>
    public double[] Orientation { get; init; } = [1, 0, 0, 0, 1, 0];

    /// <summary>The millimetres between rows and between columns.</summary>
    public double[] PixelSpacing { get; init; } = [1, 1];

    public string StudyUid { get; init; } = "2.25.6";

    public string SeriesUid { get; init; } = "2.25.7";

    public string FrameOfReference { get; init; } = "2.25.8";

    public string Number { get; init; } = "5";

    public string Description { get; init; } = "Axial";

    public string Modality { get; init; } = "CT";

    public int BitsAllocated { get; init; } = 16;

    public int BitsStored { get; init; } = 16;

    public bool Signed { get; init; } = true;

    /// <summary>One slice as a data set.</summary>
    /// <param name="number">The instance's number, from 1.</param>
    /// <param name="position">The centre of the first voxel.</param>
    /// <param name="voxels">Its pixels, as bytes of a little-endian file.</param>
    /// <param name="slope">Rescale slope.</param>
    /// <param name="intercept">Rescale intercept.</param>
    public TestDataSet Slice(int number, double[] position, object voxels, double slope = 1, double intercept = 0)
    {
        TestDataSet set = Common(number);
        set.Add(0x00200032, "DS", Decimals(position));
        set.Add(0x00200037, "DS", Decimals(Orientation));
        set.Add(0x00280030, "DS", Decimals(PixelSpacing));
        set.Add(0x00281052, "DS", Decimals([intercept]));
        set.Add(0x00281053, "DS", Decimals([slope]));
        set.Add(PixelData, "OW", voxels);
        return set;
    }

    /// <summary>All slices as the frames of an enhanced multi-frame file, in the order given.</summary>
    public TestDataSet Enhanced(IReadOnlyList<(double[] Position, byte[] Voxels, double Slope, double Intercept)> frames)
    {
        TestDataSet set = Common(1);
        set.Add(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.2.1");
        set.Add(0x00280008, "IS", frames.Count.ToString(CultureInfo.InvariantCulture));
        set.Add(0x52009229, "SQ", new[]
        {
            new TestDataSet
            {
                { 0x00209116, "SQ", new[] { new TestDataSet { { 0x00200037, "DS", Decimals(Orientation) } } } },
                { 0x00289110, "SQ", new[] { new TestDataSet { { 0x00280030, "DS", Decimals(PixelSpacing) } } } },
            },
        });
        set.Add(0x52009230, "SQ", frames.Select(frame => new TestDataSet
        {
            { 0x00209113, "SQ", new[] { new TestDataSet { { 0x00200032, "DS", Decimals(frame.Position) } } } },
            {
                0x00289145, "SQ", new[]
                {
                    new TestDataSet { { 0x00281052, "DS", Decimals([frame.Intercept]) }, { 0x00281053, "DS", Decimals([frame.Slope]) } },
                }
            },
        }).ToArray());
        set.Add(PixelData, "OW", frames.SelectMany(frame => frame.Voxels).ToArray());
        return set;
    }

    public static string Decimals(IEnumerable<double> numbers) =>
        string.Join('\\', numbers.Select(number => number.ToString("0.##########", CultureInfo.InvariantCulture)));

    private TestDataSet Common(int number) => new()
    {
        { 0x00080008, "CS", "ORIGINAL\\PRIMARY\\AXIAL" },
        { 0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.2" },
        { 0x00080018, "UI", $"{SeriesUid}.{number}" },
        { 0x00080060, "CS", Modality },
        { 0x0008103E, "LO", Description },
        { 0x00100010, "PN", "Somebody^Secret" },
        { 0x00100020, "LO", "SECRET-17" },
        { 0x0020000D, "UI", StudyUid },
        { 0x0020000E, "UI", SeriesUid },
        { 0x00200011, "IS", Number },
        { 0x00200013, "IS", number.ToString(CultureInfo.InvariantCulture) },
        { 0x00200052, "UI", FrameOfReference },
        { 0x00280002, "US", new double[] { 1 } },
        { 0x00280004, "CS", "MONOCHROME2" },
        { 0x00280010, "US", new double[] { Rows } },
        { 0x00280011, "US", new double[] { Columns } },
        { 0x00280100, "US", new double[] { BitsAllocated } },
        { 0x00280101, "US", new double[] { BitsStored } },
        { 0x00280102, "US", new double[] { BitsStored - 1 } },
        { 0x00280103, "US", new double[] { Signed ? 1 : 0 } },
    };
}
