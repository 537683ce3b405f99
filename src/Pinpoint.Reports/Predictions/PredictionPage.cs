using Pinpoint.Biometry;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using static Pinpoint.Reports.ReportText;

namespace Pinpoint.Reports;

/// <summary>
/// The report of a prediction: the verdict on the scan, every landmark with its error circle, the way of the search, and where all this comes from.
/// </summary>
internal static class PredictionPage
{
    /// <summary>The page, whole and self-contained.</summary>
    /// <param name="scan">The scan and its answer.</param>
    /// <param name="stamp">Where the page comes from.</param>
    public static string ToHtml(PredictedScan scan, ReportStamp stamp)
    {
        ArgumentNullException.ThrowIfNull(scan);
        ArgumentNullException.ThrowIfNull(stamp);
        ScanPictures pictures = scan.Window is { } window ? new ScanPictures(scan.Volume, window) : new ScanPictures(scan.Volume);
        var page = new ReportPage("prediction", scan.Name) { Script = ReportAssets.Read("search.js") + ReportAssets.Read("shape.js") };
        LandmarkSet landmarks = scan.Answer.Landmarks;
        string trust = scan.Answer.Verdict.Rejected ? ", and none to be trusted" : "";
        page.Lead.Element(
            "p", $"{Count(landmarks.Count, "landmark", "landmarks")}, searched in {Coordinate(scan.Seconds)} s: {StatusText.Counted(landmarks)}{trust}.");
        if (scan.KnowFirst is { } words)
        {
            page.Lead.Element("p", $"Of the model, its maker says: {words}");
        }

        WriteVerdict(page.Lead, scan.Answer, scan.Model);
        WriteSide(page.Lead, scan.Answer);
        // A bad answer may lie beside the scan, where there is nothing to see.
        WorldPoint? middle = MiddleOf(landmarks) is { } mean && pictures.Contain(mean) ? mean : null;
        IReadOnlyList<ScanView> overview = pictures.Overview(middle ?? pictures.Centre);
        page.Add("overview", "Overview", html => OverviewPart.Write(html, overview, landmarks, middle is not null));
        page.Add("landmarks", "Landmarks", html => LandmarkTable.Write(html, landmarks));
        AnatomyReading? reading = scan.Anatomy is { } anatomy ? AnatomyReading.Of(anatomy, landmarks) : null;
        if (reading is { Anatomy.Planes.Count: > 0 })
        {
            page.Add("planes", "Scan planes", html => AnatomyPart.WritePlanes(html, pictures, reading, landmarks));
        }

        if (reading is { Anatomy.Measurements.Count: > 0 })
        {
            page.Add("biometry", "Biometry", html => AnatomyPart.WriteMeasurements(html, reading));
        }

        page.Add("shape", "Shape in space", html => ShapePart.Write(html, pictures, landmarks));
        page.Add("search", "Search", html => SearchPart.Write(html, overview, scan.Answer));
        page.Add("views", "Each landmark", html => LandmarkCards.Write(html, pictures, landmarks));
        page.Add("provenance", "Provenance", html => WriteFacts(html, scan));
        return page.ToHtml(stamp);
    }

    private static void WriteVerdict(HtmlWriter html, LocalizationResult answer, LandmarkModel model)
    {
        if (answer.Verdict.Rejected)
        {
            html.Open("div", ("class", "banner rejected"), ("role", "note"))
                .Open("p")
                .Element("strong", "\u2715 Rejected.")
                .Text(" This scan is unlike those that the model was trained on. Do not trust its landmarks or their radii.")
                .Close();
            html.Open("ul");
            foreach (string reason in answer.Verdict.Reasons)
            {
                html.Element("li", reason);
            }

            html.Close().Close();
            return;
        }

        (string look, string word, string text) = model.Calibration switch
        {
            null => ("plain", "Not calibrated.", " The model says nothing of its own errors: there are no error radii, and no scan is rejected."),
            { CaseLimits.Count: 0 } => ("plain", "Not judged.", " The model was calibrated on too few scans to tell which are unlike them."),
            not null => ("accepted", "\u2713 Accepted.", " The scan is like those that the model was trained on, so far as it can tell."),
        };
        html.Open("div", ("class", "banner " + look), ("role", "note")).Open("p").Element("strong", word).Text(text).Close().Close();
    }

    private static void WriteSide(HtmlWriter html, LocalizationResult answer)
    {
        if (answer.Side is { } side)
        {
            string which = side.IsMirrored ? "the mirror image of the training side" : "the training side";
            html.Element("p", Invariant($"Side: {(side.Side is { } name ? $"{BodySides.NameOf(name)}, {which}" : which)} (margin {side.Margin:0.00})."));
            if (side.Warning is { } warning)
            {
                html.Element("p", $"Warning: {warning}.");
            }
        }
    }

    private static WorldPoint? MiddleOf(LandmarkSet landmarks)
    {
        WorldPoint[] points = [.. landmarks.Select(landmark => landmark.Position).OfType<WorldPoint>()];
        return points.Length == 0 ? null : WorldPoint.MeanOf(points);
    }

    private static void WriteFacts(HtmlWriter html, PredictedScan scan)
    {
        Volume volume = scan.Volume;
        var (x, y, z) = volume.VoxelToWorld.Spacing;
        ModelProvenance from = scan.Model.Provenance;
        TrainingPlan plan = scan.Model.Plan;
        html.Element("h3", "Scan").Facts(
        [
            ("file", scan.File),
            ("size", $"{volume.Size} voxels of {Plain(x)} x {Plain(y)} x {Plain(z)} mm"),
            ("axes run to", OrientationCode.Of(volume.VoxelToWorld)),
            ("remarks", string.Join("; ", scan.Remarks)),
        ]);
        html.Element("h3", "Model").Facts(
        [
            ("file", scan.ModelFile),
            ("know first", scan.KnowFirst),
            ("made by", $"Pinpoint {from.ToolVersion}, preset {plan.Preset}, seed {plan.Seed}"),
            ("trained on",
                Invariant($"{Count(from.TrainingCases.Count, "scan", "scans")}, {from.Steps} steps of the ") +
                Invariant($"search{(from.RefinementSteps > 0 ? Invariant($", {from.RefinementSteps} of the refinement") : "")}")),
            ("validation error",
                from.ValidationErrorMm is { } error ? $"{Millimetres(error)} mm on {Count(from.ValidationCases.Count, "scan", "scans")}" : "not known"),
            ("remarks", scan.Model.Warnings.Count > 0 ? string.Join("; ", scan.Model.Warnings) : null),
            ("calibrated on",
                scan.Model.Calibration is { } calibration
                    ? $"{Count(calibration.Cases.Count, "scan", "scans")} ({calibration.Source}): {Share(calibration.Coverage)} of the errors within the radius"
                    : null),
            ("training data", from.DataFingerprint),
        ]);
    }
}
