namespace Pinpoint.Workflows;

/// <summary>The files of a demo, the planes' aside.</summary>
/// <param name="Scan">The scan.</param>
/// <param name="Truth">Its true landmarks.</param>
/// <param name="Answer">The landmarks that were found.</param>
/// <param name="Page">The report.</param>
public sealed record DemoFiles(string Scan, string Truth, string Answer, string Page)
{
    /// <summary>The files of a demo in a folder.</summary>
    public static DemoFiles In(string folder) => new(
        Path.Combine(folder, "scan.nii.gz"),
        Path.Combine(folder, "truth.mrk.json"),
        Path.Combine(folder, "answer.mrk.json"),
        Path.Combine(folder, "report.html"));

    internal IEnumerable<string> All => [Scan, Truth, Answer, Page];
}
