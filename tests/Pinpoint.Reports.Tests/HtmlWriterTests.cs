using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Pinpoint.Reports.Tests;

public sealed class HtmlWriterTests
{
    [Fact]
    public void Any_text_and_any_attribute_reads_back_as_itself_and_as_nothing_else()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<NonNull<string>>(), (text, attribute) =>
        {
            string html = new HtmlWriter().Open("div", ("title", attribute.Get)).Element("b", text.Get).Close().ToString();

            var element = XElement.Parse(html, LoadOptions.PreserveWhitespace);
            return element.Element("b")!.Nodes().All(node => node is XText)
                && element.Element("b")!.Value == Harmless(text.Get)
                && element.Attribute("title")!.Value == Harmless(attribute.Get);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("\" onclick='x'", "&quot; onclick=&#39;x&#39;")]
    [InlineData("a\u0000b\u001Bc", "a\uFFFDb\uFFFDc")]
    [InlineData("right\u202Eleft", "right\uFFFDleft")]
    [InlineData("whole \U0001F600 pair", "whole \U0001F600 pair")]
    [InlineData("two\nlines", "two lines")]
    public void What_could_do_harm_is_escaped_or_replaced(string text, string expected) => Markup.Escape(text).ShouldBe(expected);

    [Fact]
    public void Half_a_letter_is_replaced() => Markup.Escape("a\uD800b\uDC00").ShouldBe("a\uFFFDb\uFFFD");

    [Fact]
    public void An_element_that_is_left_open_is_told_of() =>
        Should.Throw<InvalidOperationException>(() => new HtmlWriter().Open("div").ToString()).Message.ShouldContain("div");

    [Fact]
    public void Attributes_without_a_value_are_left_out() =>
        new HtmlWriter().Empty("img", ("id", null), ("alt", "")).ToString().ShouldBe("<img alt=\"\"/>");

    // What the escaping makes of letters that have no place on a page, by the rule and letter by letter.
    private static string Harmless(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value switch
    {
        '\n' or '\r' or '\t' => " ",
        0x2028 or 0x2029 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFFFE or 0xFFFF => "\uFFFD",
        _ when System.Text.Rune.IsControl(rune) => "\uFFFD",
        _ => rune.ToString(),
    }));
}
