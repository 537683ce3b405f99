using System.Security.Cryptography;
using System.Text;

namespace Pinpoint.Reports;

/// <summary>
/// A report as one HTML file that needs nothing else. Its content security policy lets no request out, and runs no program but the page's own, which it
/// knows by its hash: even a name that slipped through as markup could do nothing.
/// </summary>
/// <param name="kind">What kind of report it is.</param>
/// <param name="title">What it is about.</param>
internal sealed class ReportPage(string kind, string title)
{
    private readonly List<(string Id, string Heading, string Body)> _sections = [];
    private readonly HtmlWriter _lead = new();

    /// <summary>What stands below the title, before the contents.</summary>
    public HtmlWriter Lead => _lead;

    /// <summary>The page's program; none where it is empty.</summary>
    public string Script { get; init; } = "";

    /// <summary>Adds a section.</summary>
    public void Add(string id, string heading, Action<HtmlWriter> write)
    {
        var body = new HtmlWriter();
        write(body);
        _sections.Add((id, heading, body.ToString()));
    }

    /// <summary>The page.</summary>
    public string ToHtml(ReportStamp stamp)
    {
        string style = ReportAssets.Read("report.css") + PlotStyle.DarkSheet + "\n";
        var html = new HtmlWriter();
        html.Made("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Open("head");
        html.Empty("meta", ("charset", "utf-8")).Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy(style, Script)));
        html.Empty("meta", ("name", "color-scheme"), ("content", "light dark")).Empty("meta", ("name", "referrer"), ("content", "no-referrer"));
        html.Element("title", $"{title} - Pinpoint {kind}").Open("style").Made(style).Close().Close();
        html.Open("body").Open("header").Element("p", $"Pinpoint {kind}", ("class", "kind")).Element("h1", title).Made(_lead.ToString());
        html.Open("nav", ("aria-label", "Contents"));
        foreach ((string id, string heading, _) in _sections)
        {
            html.Element("a", heading, ("href", "#" + id));
        }

        html.Close().Close().Open("main");
        foreach ((string id, string heading, string body) in _sections)
        {
            html.Open("section", ("id", id), ("aria-labelledby", id + "-heading")).Element("h2", heading, ("id", id + "-heading")).Made(body).Close();
        }

        html.Close().Open("footer").Open("p").Text("Made by ").Element("code", stamp.Command).Close();
        html.Element("p", $"Pinpoint {stamp.Version}, {stamp.DateText}. Pinpoint is no medical device.").Close();
        if (Script.Length > 0)
        {
            html.Open("script").Made(Script).Close();
        }

        return html.Close().Close().ToString();
    }

    private static string Policy(string style, string script) =>
        $"default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src '{Hash(style)}'" + (script.Length > 0
            ? $"; script-src '{Hash(script)}'"
            : "");

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
