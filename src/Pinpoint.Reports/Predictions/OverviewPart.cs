using Pinpoint.Imaging;

namespace Pinpoint.Reports;

/// <summary>Three views of the whole scan with all landmarks projected onto them.</summary>
internal static class OverviewPart
{
    public static void Write(HtmlWriter html, IReadOnlyList<ScanView> views, LandmarkSet landmarks, bool throughLandmarks)
    {
        string where = throughLandmarks
            ? "The slices go through the middle of the landmarks; the landmarks are projected onto them."
            : "The landmarks' middle does not lie in the scan: the slices go through the scan's own, and the landmarks that lie beside it are not drawn.";
        html.Element("p", where + " Point at a dot for its name.");
        html.Open("div", ("class", "views"));
        foreach (ScanView view in views)
        {
            html.Open("figure");
            html.View(
                view,
                Invariant($"{view.Name} view of the whole scan with {landmarks.Count(landmark => landmark.Position is not null)} landmarks projected onto it"),
                drawing =>
                {
                    foreach (Landmark landmark in landmarks.Where(landmark => landmark.Position is not null))
                    {
                        drawing.Dot(
                            view, landmark.Position.GetValueOrDefault(), landmark.Status == LandmarkStatus.Defined ? "dot" : "dot doubtful", landmark.Name);
                    }
                },
                PictureOf(view));
            html.Element("figcaption", view.Name).Close();
        }

        html.Close();
    }

    /// <summary>The name by which other drawings of the page take over a view's picture.</summary>
    public static string PictureOf(ScanView view) => "picture-" + view.Name;
}
