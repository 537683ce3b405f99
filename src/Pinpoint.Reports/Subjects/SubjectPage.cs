using Pinpoint.Imaging;
using static Pinpoint.Reports.ReportText;

namespace Pinpoint.Reports;

/// <summary>The report about all scans of one person: what became of each, and its landmarks; each scan's own report has the pictures.</summary>
internal static class SubjectPage
{
    /// <summary>The page, whole and self-contained.</summary>
    /// <param name="subject">Who was scanned.</param>
    /// <param name="scans">The scans.</param>
    /// <param name="stamp">Where the page comes from.</param>
    public static string ToHtml(string subject, IReadOnlyList<SubjectScan> scans, ReportStamp stamp)
    {
        var page = new ReportPage("subject", subject);
        int failed = scans.Count(scan => scan.Landmarks is null);
        int rejected = scans.Count(scan => scan.Rejected);
        page.Lead.Element(
            "p", $"{Count(scans.Count, "image", "images")}; {Invariant($"{failed} failed, {rejected} unlike the training set")}.");
        page.Add("images", "Images", html => html.Table(
            "What became of each image",
            ["image", "landmarks found", "not sure or missing", "largest 95 % radius, mm", "<verdict"],
            scans.Select(Row)));
        foreach ((int i, SubjectScan scan) in scans.Index())
        {
            page.Add(Invariant($"image-{i + 1}"), scan.Name, html => Write(html, scan));
        }

        return page.ToHtml(stamp);
    }

    private static string[] Row(SubjectScan scan) =>
    [
        scan.Name,
        scan.Landmarks is { } found ? Invariant($"{found.Count(landmark => landmark.Position is not null)} of {found.Count}") : "-",
        scan.Landmarks is { } all ? Invariant($"{all.Count(landmark => landmark.Status != LandmarkStatus.Defined)}") : "-",
        Millimetres(scan.Landmarks?.Max(landmark => landmark.Radius95)),
        VerdictOf(scan),
    ];

    private static string VerdictOf(SubjectScan scan) => scan.Landmarks is null ? "\u2715 failed" : scan.Rejected ? "\u2715 rejected" : "\u2713 done";

    private static void Write(HtmlWriter html, SubjectScan scan)
    {
        html.Open("p").Element("code", scan.File).Close();
        if (scan.Landmarks is not { } landmarks)
        {
            html.Open("div", ("class", "banner rejected"), ("role", "note"))
                .Open("p")
                .Element("strong", "\u2715 Failed.")
                .Text(" " + scan.Problem)
                .Close()
                .Close();
            return;
        }

        if (scan.Rejected)
        {
            html.Open("div", ("class", "banner rejected"), ("role", "note"))
                .Open("p")
                .Element("strong", "\u2715 Rejected.")
                .Text($" This scan is unlike those that the model was trained on: {string.Join("; ", scan.Reasons)}.")
                .Close()
                .Close();
        }

        if (scan.Page is { } page)
        {
            html.Open("p").Element("a", "Pictures, search and provenance of this image", ("href", page)).Close();
        }

        html.Table(
            "Landmarks, in mm of the image's world, RAS",
            ["landmark", "x (right)", "y (anterior)", "z (superior)", "95 % radius", "<status"],
            landmarks.Select(landmark => new[]
            {
                landmark.Name,
                Coordinate(0 - landmark.Position?.X),
                Coordinate(0 - landmark.Position?.Y),
                Coordinate(landmark.Position?.Z),
                Millimetres(landmark.Radius95),
                StatusText.Of(landmark.Status),
            }));
    }
}
