using System.Text;
using Pinpoint.Imaging;
using Pinpoint.Localization;

namespace Pinpoint.Reports;

/// <summary>The way of every start of a search, projected onto the views of the whole scan; the page's program plays it.</summary>
internal static class SearchPart
{
    private const int Colours = 6;

    public static void Write(HtmlWriter html, IReadOnlyList<ScanView> views, LocalizationResult answer)
    {
        var history = SearchHistory.Of(answer);
        if (history.Starts.Count == 0)
        {
            html.Element("p", "The answer holds no ways of a search.");
            return;
        }

        string left = history.Starts.Count < answer.Paths.Count
            ? Invariant($" The first {history.Starts.Count} of {answer.Paths.Count} starts are shown.")
            : "";
        int rested = answer.Paths.Count(path => path.Converged);
        html.Element(
            "p", Invariant(
                $"The search ran from {ReportText.Count(answer.Paths.Count, "start", "starts")}, each moving all landmarks at once; {rested} came to rest ") +
                    "before the updates ran out. The lines are the landmarks' ways, the dots their places; the first start, from the training " +
                    Invariant($"set's mean, is drawn thicker.{left}"));
        html.Open("div", ("class", "controls"), ("id", "search-controls"), ("hidden", "hidden"));
        html.Element("button", "Play", ("type", "button"), ("id", "search-play"));
        html.Open("label", ("for", "search-update")).Text("update ").Close();
        int last = history.Updates[^1];
        html.Empty(
            "input",
            ("type", "range"),
            ("id", "search-update"),
            ("min", "0"),
            ("max", Invariant($"{history.Updates.Count - 1}")),
            ("value", Invariant($"{history.Updates.Count - 1}")),
            ("step", "1"));
        html.Element("output", Invariant($"{last} of {last}"), ("id", "search-now"), ("for", "search-update"));
        html.Open("label", ("for", "search-landmark")).Text("landmark ").Close();
        html.Open("select", ("id", "search-landmark")).Element("option", "all", ("value", ""));
        for (int i = 0; i < answer.Landmarks.Count; i++)
        {
            html.Element("option", answer.Landmarks[i].Name, ("value", Invariant($"{i}")));
        }

        html.Close().Close().Open("div", ("class", "views"), ("id", "search-views"));
        foreach (ScanView view in views)
        {
            html.Open("figure");
            html.View(
                view,
                Invariant($"{view.Name} view with the ways of {history.Starts.Count} starts"),
                drawing => Ways(drawing, view, history),
                shared: OverviewPart.PictureOf(view));
            html.Element("figcaption", view.Name).Close();
        }

        html.Close();
        html.Open("script", ("type", "application/json"), ("id", "search-data")).Made(history.ToJson(views)).Close();
    }

    private static void Ways(HtmlWriter html, ScanView view, SearchHistory history)
    {
        for (int start = 0; start < history.Starts.Count; start++)
        {
            IReadOnlyList<IReadOnlyList<WorldPoint>> shapes = history.Starts[start].Shapes;
            var trail = new StringBuilder();
            var ends = new StringBuilder();
            for (int landmark = 0; landmark < shapes[0].Count; landmark++)
            {
                for (int update = 0; update < shapes.Count; update++)
                {
                    var (x, y, _) = view.Place(shapes[update][landmark]);
                    trail.Append(update == 0 ? 'M' : 'L').Append(ScanView.Number(x)).Append(' ').Append(ScanView.Number(y));
                }

                var end = view.Place(shapes[^1][landmark]);
                ends.Append('M').Append(ScanView.Number(end.X)).Append(' ').Append(ScanView.Number(end.Y)).Append("h0");
            }

            html.Open("g", ("class", Invariant($"start c{start % Colours}{(start == 0 ? " first" : "")}")));
            html.Empty("path", ("class", "trail"), ("d", trail.ToString())).Empty("path", ("class", "ends"), ("d", ends.ToString())).Close();
        }
    }
}
