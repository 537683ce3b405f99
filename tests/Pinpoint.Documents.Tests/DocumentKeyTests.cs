using System.Reflection;
using Pinpoint.Testing;

namespace Pinpoint.Documents.Tests;

/// <summary>One fact, one name: over all documents, a key is of one type, and no fact has a second name.</summary>
public sealed class DocumentKeyTests
{
    // RFC 9457 names the keys of a problem, so that 'status' there is a number.
    private static readonly Type[] Foreign = [typeof(Problem)];

    // What a fact was once called as well, beside the name that stays.
    private static readonly (string Never, string Instead)[] Synonyms =
    [
        ("affine_lps", "voxel_to_lps"), ("origin", "origin_lps_mm"), ("error95_mm", "radius95_mm"), ("position", "position_lps_mm"), ("id", "model"),
        ("data_fingerprint", "training_fingerprint"), ("mre_ci95_mm", "mre_interval95_mm"), ("tells_unlike_scans", "case_measures"), ("data", "dataset_path"),
        ("readable_scans", "readable_scan_count"), ("errors", "error_count"), ("notes", "note_count"), ("undefined", "undefined_count"),
        ("source_file", "scan"), ("volume", "scan"),
    ];

    private static readonly PropertyInfo[] Keys =
    [
        .. FilledDocument.Kinds.Concat(
            [
                typeof(LandmarksBody), typeof(LabelsBody), typeof(JudgementBody), typeof(LandmarkListBody), typeof(TrainingBody),
                typeof(ScanReadEvent), typeof(QueuedEvent), typeof(PreparingEvent), typeof(SearchingEvent), typeof(RefiningEvent),
                typeof(MirrorCheckEvent),
            ])
            .SelectMany(FilledDocument.RecordsOf).Distinct().Where(type => !Foreign.Contains(type)).SelectMany(FilledDocument.PropertiesOf),
    ];

    [Fact]
    public void A_key_is_of_one_type_in_all_documents() =>
        Keys.GroupBy(FilledDocument.KeyOf, StringComparer.Ordinal)
            .Select(group => (Key: group.Key,
                Types: group.Select(property => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType).Distinct().ToArray()))
            .Where(item => item.Types.Length > 1)
            .Select(item => $"{item.Key}: {string.Join(", ", item.Types.Select(type => type.ToString()))}")
            .ShouldBeEmpty();

    [Fact]
    public void A_key_means_one_thing_in_all_documents() =>
        Keys.GroupBy(FilledDocument.KeyOf, StringComparer.Ordinal)
            .Select(group => (Key: group.Key,
                Meanings: group.Select(property => FirstPart(DocumentMeanings.Of(property))).Distinct(StringComparer.Ordinal).ToArray()))
            .Where(item => item.Meanings.Length > 1)
            .Select(item => $"{item.Key}: {string.Join(" / ", item.Meanings)}")
            .ShouldBeEmpty();

    [Fact]
    public void No_fact_has_a_second_name()
    {
        string[] keys = [.. Keys.Select(FilledDocument.KeyOf).Distinct(StringComparer.Ordinal)];
        Synonyms.Where(pair => keys.Contains(pair.Never, StringComparer.Ordinal)).Select(pair => $"{pair.Never}: call it {pair.Instead}").ShouldBeEmpty();
        Keys.GroupBy(property => FirstPart(DocumentMeanings.Of(property)), StringComparer.Ordinal)
            .Select(group => group.Select(FilledDocument.KeyOf).Distinct(StringComparer.Ordinal).ToArray())
            .Where(names => names.Length > 1)
            .Select(names => string.Join(", ", names))
            .ShouldBeEmpty("keys of the same meaning");
    }

    [Fact]
    public void A_key_is_the_property_in_snake_case() =>
        Keys.Where(property => property.Name != nameof(IDocument.Kind)
            && !string.Equals(FilledDocument.KeyOf(property).Replace("_", "", StringComparison.Ordinal), property.Name, StringComparison.OrdinalIgnoreCase))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}").ShouldBeEmpty();

    [Fact]
    public void Counts_end_in_count_and_lists_do_not() =>
        Keys.Where(property => FilledDocument.KeyOf(property).EndsWith("_count", StringComparison.Ordinal) && property.PropertyType != typeof(int))
            .Select(FilledDocument.KeyOf)
            .ShouldBeEmpty();

    [Fact]
    public void The_reference_page_is_that_of_the_records()
    {
        string page = Path.Combine(RepositoryRoot.Path, "docs", "reference", "documents.md");
        string text = DocumentPage.Text();
        if (Environment.GetEnvironmentVariable("PINPOINT_WRITE_DOCUMENTS") == "1")
        {
            File.WriteAllText(page, text);
        }

        File.ReadAllText(page).ShouldBe(text, "run the tests of Pinpoint.Documents with PINPOINT_WRITE_DOCUMENTS=1");
    }

    // What follows a semicolon or a comma says when it is null, or whose it is.
    private static string FirstPart(string meaning) => meaning.Split([';', ','], 2)[0].TrimEnd('.');
}
