using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Pinpoint.Reports.Tests;

/// <summary>A page that keeps what every report promises.</summary>
internal sealed partial class CheckedPage
{
    /// <summary>Checks a page: well-formed, needing nothing else, sealed by its policy, and fit for those who read it by ear.</summary>
    public CheckedPage(string html)
    {
        Html = html;
        string[] scripts = [.. Script().Matches(html).Select(match => match.Groups["text"].Value)];
        string style = Style().Match(html).Groups["text"].Value;
        Root = XDocument.Parse(Script().Replace(html, "<script></script>").Replace(style, "", StringComparison.Ordinal)).Root!;
        html.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).ShouldNotContain("http:");
        html.ShouldNotContain("https:");
        style.ShouldNotContain("url(");
        style.ShouldNotContain("@import");
        XAttribute[] attributes = [.. Root.Descendants().Attributes()];
        attributes.Count(attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)
            || attribute.Name.LocalName is "src" or "style").ShouldBe(0);
        Policy = Root.Descendants("meta").Single(meta => meta.Attribute("http-equiv")?.Value == "Content-Security-Policy").Attribute("content")!.Value;
        Policy.ShouldStartWith("default-src 'none'");
        Policy.ShouldNotContain("unsafe");
        Policy.ShouldContain(Hash(style));
        scripts.Length.ShouldBeLessThanOrEqualTo(1);
        Policy.Contains("script-src", StringComparison.Ordinal).ShouldBe(scripts.Length == 1);
        scripts.ShouldAllBe(script => Policy.Contains(Hash(script)));
        ShouldLink(attributes);
        ShouldSpeak();
    }

    public string Html { get; }

    public XElement Root { get; }

    public string Policy { get; }

    /// <summary>The headings of the sections.</summary>
    public string[] Sections => [.. Root.Descendants("h2").Select(heading => heading.Value)];

    /// <summary>The text of the page as one reads it.</summary>
    public string Text => Root.Element("body")!.Value;

    private void ShouldLink(XAttribute[] attributes)
    {
        string[] ids = [.. attributes.Where(attribute => attribute.Name == "id").Select(attribute => attribute.Value)];
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Length);
        string[] links =
            [.. attributes.Where(attribute => attribute.Name == "href" && !attribute.Value.StartsWith("data:image/png;base64,", StringComparison.Ordinal))
                .Select(attribute => attribute.Value)];
        links.ShouldAllBe(link => link.StartsWith('#'));
        links.Select(link => link[1..])
            .Concat(attributes.Where(attribute => attribute.Name.LocalName is "aria-labelledby" or "for").Select(attribute => attribute.Value))
            .Except(ids, StringComparer.Ordinal)
            .ShouldBeEmpty();
    }

    private void ShouldSpeak()
    {
        int[] headings = [.. Root.Descendants().Where(element => Heading().IsMatch(element.Name.LocalName)).Select(element => element.Name.LocalName[1] - '0')];
        headings.Count(level => level == 1).ShouldBe(1);
        headings[0].ShouldBe(1);
        headings.Zip(headings.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);
        Root.Attribute("lang")!.Value.ShouldBe("en");
        Root.Descendants()
            .Where(element => element.Name.LocalName == "svg")
            .ShouldAllBe(svg => svg.Attribute("role")!.Value == "img" && svg.Attribute("aria-label")!.Value.Length > 0);
        Root.Descendants("th").ShouldAllBe(cell => cell.Attribute("scope") != null);
        Root.Descendants().Where(element => element.Name.LocalName is "script").Count().ShouldBeLessThanOrEqualTo(3);
    }

    private static string Hash(string text) => "'sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text))) + "'";

    [GeneratedRegex("<script>(?<text>.*?)</script>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Script();

    [GeneratedRegex("<style>(?<text>.*?)</style>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Style();

    [GeneratedRegex("^h[1-6]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();
}
