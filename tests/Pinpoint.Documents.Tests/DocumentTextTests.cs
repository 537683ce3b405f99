using System.Globalization;
using System.Text.Json;

namespace Pinpoint.Documents.Tests;

public sealed class DocumentTextTests
{
    public static TheoryData<string, bool> Documents
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (Type kind in FilledDocument.Kinds)
            {
                data.Add(kind.Name, false);
                data.Add(kind.Name, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_reads_back_to_the_same_bytes(string kind, bool withNulls)
    {
        IDocument document = Made(kind, withNulls);
        string text = TextOf(document);

        IDocument back = ReadBack(document.GetType(), text);

        TextOf(back).ShouldBe(text);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_begins_with_its_kind_and_version_and_has_every_key(string kind, bool withNulls)
    {
        IDocument document = Made(kind, withNulls);
        JsonProperty[] keys = [.. JsonElement.Parse(TextOf(document)).EnumerateObject()];

        (keys[0].Name, keys[0].Value.GetString()).ShouldBe(("document", document.Kind));
        (keys[1].Name, keys[1].Value.GetInt32()).ShouldBe(("version", document.Version));
        keys.Select(key => key.Name)
            .Order(StringComparer.Ordinal)
            .ShouldBe(FilledDocument.PropertiesOf(document.GetType()).Select(FilledDocument.KeyOf).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_kind_has_a_name_of_its_own() =>
        FilledDocument.Kinds.Select(kind => ((IDocument)FilledDocument.Make(kind, withNulls: true)).Kind).ShouldBeUnique(StringComparer.Ordinal);

    [Fact]
    public void The_bytes_do_not_depend_on_the_culture()
    {
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NegativeSign = "~";
        string[] texts = [.. FilledDocument.Kinds.Select(kind => TextOf((IDocument)FilledDocument.Make(kind, withNulls: false)))];
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = comma;
            FilledDocument.Kinds.Select(kind => TextOf((IDocument)FilledDocument.Make(kind, withNulls: false))).ShouldBe(texts);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("""{"document":"predictions","version":1,"cases":[],"failures":[]}""", null)]
    [InlineData("""{"document":"predictions","version":1,"cases":[],"failures":[],"of_a_later_version":1}""", null)]
    [InlineData("""{"document":"predictions","version":2,"cases":[],"failures":[]}""", "'version': is none that this software knows")]
    [InlineData("""{"document":"predictions","version":0,"cases":[],"failures":[]}""", "'version': is none that this software knows")]
    [InlineData("""{"document":"volume","version":1,"cases":[],"failures":[]}""", "'document': is 'volume', not 'predictions'")]
    [InlineData("""{"cases":[],"failures":[]}""", "'document': is missing")]
    [InlineData("""{"document":"predictions","cases":[],"failures":[]}""", "'version': is none")]
    [InlineData("""{"document":"predictions","version":1,"cases":[]}""", "is missing or of the wrong kind")]
    [InlineData("""{"document":"predictions","version":1,"cases":null,"failures":[]}""", "is missing or of the wrong kind")]
    [InlineData("""{"document":"predictions","version":1,"cases":[{}],"failures":[]}""", "'$.cases[0]'")]
    [InlineData("""{"document":"predictions","version":1,"cases":[null],"failures":[]}""", "'$.cases[0]': is null, which no list of a document holds")]
    [InlineData("""{"document":"predictions","version":1,"cases":[],"failures":[{"scan":"a","error":"b"},null]}""", "'$.failures[1]': is null")]
    [InlineData("null", "is missing or of the wrong kind")]
    [InlineData("[]", "is missing or of the wrong kind")]
    [InlineData("{", "is no valid JSON")]
    public void What_is_no_such_document_is_told_of_in_one_line(string json, string? problem)
    {
        if (problem is null)
        {
            DocumentText.Read<PredictionsDocument>(json, "file.json").Cases.ShouldBeEmpty();
            return;
        }

        string message = Should.Throw<BadInputException>(() => DocumentText.Read<PredictionsDocument>(json, "file.json")).Message;
        message.ShouldStartWith("file.json");
        message.ShouldContain(problem);
        message.ShouldNotContain("\n");
    }

    private static IDocument Made(string kind, bool withNulls) =>
        (IDocument)FilledDocument.Make(FilledDocument.Kinds.Single(type => type.Name == kind), withNulls);

    private static string TextOf(IDocument document) =>
        (string)typeof(DocumentText).GetMethod(nameof(DocumentText.Of))!.MakeGenericMethod(document.GetType()).Invoke(null, [document])!;

    private static IDocument ReadBack(Type kind, string text) =>
        (IDocument)typeof(DocumentText).GetMethod(nameof(DocumentText.Read), [typeof(string), typeof(string)])!
            .MakeGenericMethod(kind)
            .Invoke(null, [text, "file.json"])!;
}
