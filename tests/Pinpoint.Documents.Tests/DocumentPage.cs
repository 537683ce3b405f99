using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Pinpoint.Documents.Tests;

/// <summary>The page docs/reference/documents.md, from the records.</summary>
internal static class DocumentPage
{
    // The first ending that fits; a number of another name has no unit and says so in its meaning.
    private static readonly (string Ending, string Unit)[] Units =
    [
        ("_lps_mm", "mm, LPS"), ("voxel_to_lps", "mm, LPS"), ("_mm", "mm"), ("_degrees", "degrees"), ("_bytes", "bytes"), ("seconds", "s"),
        ("seconds_per_case", "s"), ("_share", "0 to 1"), ("sdr", "0 to 1"), ("coverage95", "0 to 1"), ("size", "voxels"), ("pixel", "pixels"),
    ];

    public static string Text()
    {
        var text = new StringBuilder();
        text.Append("# Documents\n\n");
        text.Append(
            "Every `--json`, every answer of the [server](http-api.md) and every JSON file that an evaluation, a check or planes write is one of these " +
            "documents. The tests of\n");
        text.Append("`src/Pinpoint.Documents` hold this page to the records that are written and read.\n\n");
        text.Append(
            "- `document` names the kind, `version` its version. A version grows when a key changes its name or its meaning; new keys may come at any " +
            "time, so pass over those that you do not know.\n");
        text.Append("- A key means the same in every document. Lengths are in mm, positions in LPS mm; the key says so.\n");
        text.Append("- A number that has no finite value is null. Keys are never left out, and no element of an array is null.\n");
        text.Append("- The same answer gives the same bytes, whatever the culture of the process.\n");
        text.Append("- `evaluation.json` of versions before documents had one is read as well.\n\n");
        text.Append("| Document | |\n|---|---|\n");
        var items = new List<Type>();
        foreach (Type kind in FilledDocument.Kinds)
        {
            text.Append(CultureInfo.InvariantCulture, $"| [`{KindOf(kind)}`](#{KindOf(kind)}) | {DocumentMeanings.Of(kind)} |\n");
            items.AddRange(FilledDocument.RecordsOf(kind).Skip(1).Where(item => !item.IsAssignableTo(typeof(IDocument))));
        }

        foreach (Type kind in FilledDocument.Kinds)
        {
            Section(text, KindOf(kind), kind, $"{DocumentMeanings.Of(kind)} Version {((IDocument)FilledDocument.Make(kind, withNulls: true)).Version}.");
        }

        text.Append("\n# Parts of documents\n");
        foreach (Type item in items.Distinct().OrderBy(NameOf, StringComparer.Ordinal))
        {
            Section(text, NameOf(item), item, DocumentMeanings.Of(item));
        }

        text.Append(
            "\n# Problems and events\n\nThe server's errors and the events of a prediction under way are no documents of their own and have no version.\n");
        foreach (Type item in new[]
        {
            typeof(Problem), typeof(LandmarksBody), typeof(LabelsBody), typeof(JudgementBody), typeof(LandmarkListBody), typeof(TrainingBody),
            typeof(ScanReadEvent), typeof(QueuedEvent), typeof(PreparingEvent), typeof(SearchingEvent),
            typeof(RefiningEvent), typeof(MirrorCheckEvent),
        })
        {
            Section(text, NameOf(item), item, DocumentMeanings.Of(item));
        }

        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, Type record, string meaning)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{meaning}\n");
        PropertyInfo[] keys = [.. FilledDocument.PropertiesOf(record)
            .Where(property => property.Name is not (nameof(IDocument.Kind) or nameof(IDocument.Version)) || !record.IsAssignableTo(typeof(IDocument)))];
        if (keys.Length == 0)
        {
            return;
        }

        text.Append("\n| Key | Type | Unit | Meaning |\n|---|---|---|---|\n");
        foreach (PropertyInfo property in keys)
        {
            string key = FilledDocument.KeyOf(property);
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{key}` | {TypeOf(property.PropertyType)}{(FilledDocument.MayBeNull(property) ? " or null" : "")} | " +
                $"{UnitOf(key, property.PropertyType)} | {DocumentMeanings.Of(property)} |\n");
        }
    }

    private static string UnitOf(string key, Type type) =>
        FilledDocument.ItemOf(type) is { } item && (item == typeof(double) || item == typeof(int) || item == typeof(long))
            ? Units.FirstOrDefault(row => key.EndsWith(row.Ending, StringComparison.Ordinal)).Unit ?? ""
            : "";

    private static string TypeOf(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(string) ? "text"
            : plain == typeof(double) ? "number"
            : plain == typeof(int) || plain == typeof(long) || plain == typeof(ulong) ? "whole number"
            : plain == typeof(bool) ? "true or false"
            : plain == typeof(DateTimeOffset) ? "date and time"
            : plain == typeof(JsonElement) ? "object"
            : plain.IsGenericType && plain.IsAssignableTo(typeof(IDictionary)) ? $"object of {TypeOf(plain.GetGenericArguments()[1])}"
            : plain.IsGenericType ? $"array of {TypeOf(plain.GetGenericArguments()[0])}"
            : plain.IsAssignableTo(typeof(IDocument)) ? $"[{KindOf(plain)}](#{KindOf(plain)})"
            : $"[{NameOf(plain)}](#{NameOf(plain)})";
    }

    private static string KindOf(Type kind) => ((IDocument)FilledDocument.Make(kind, withNulls: true)).Kind;

    private static string NameOf(Type item) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(item.Name.Replace("Item", "", StringComparison.Ordinal)) is var name
            && FilledDocument.Kinds.Any(kind => KindOf(kind) == name) ? name + "_part" : name;
}
