using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pinpoint.Imaging;

/// <summary>
/// Which images of a data set are meant, in the form that fMRIPrep and others take (<c>--bids-filter-file</c>): queries by name, each an object of entities.
/// An entity is asked for by its value, by several in a list, by <c>"*"</c> for any, and by null for none; so is what sidecars say, such as
/// <c>Manufacturer</c>.
/// </summary>
public sealed class BidsFilter
{
    internal const string Datatype = "datatype";
    internal const string Suffix = "suffix";
    internal const string Extension = "extension";
    private const string RegexSearch = "regex_search";
    private const string Anatomy = "anat";

    private static readonly string[] Facts = [Datatype, Suffix, Extension];

    // Masks tell where something is and show nothing; of complex images only one part looks like a scan.
    private static readonly BidsCondition.Value[] Shown = [new BidsCondition.None(), new BidsCondition.Exact("mag")];

    // What the queries ask for by themselves, as with fMRIPrep; a query of another name asks for what it says.
    private static readonly Dictionary<string, string> UsualSuffixes = new(StringComparer.Ordinal)
    {
        ["t1w"] = "T1w",
        ["t2w"] = "T2w",
        ["flair"] = "FLAIR",
        ["pdw"] = "PDw",
    };

    // fMRIPrep and its kin have queries for what is no image of anatomy; a filter that they share with us may hold them.
    private static readonly string[] OthersQueries = ["bold", "sbref", "fmap", "asl", "dwi", "roi", "meg", "eeg"];

    private readonly IReadOnlyList<BidsQuery> _queries;

    private BidsFilter(IReadOnlyList<BidsQuery> queries) => _queries = queries;

    /// <summary>Every image of the anatomy that shows it: no masks, and no phases of complex images.</summary>
    public static BidsFilter Standard { get; } = new(
    [
        new BidsQuery("anat",
        [
            new BidsCondition(Datatype, [new BidsCondition.Exact(Anatomy)]),
            new BidsCondition("part", Shown),
        ]),
    ]);

    /// <summary>Queries of the file that ask for no image of anatomy, and are passed over.</summary>
    public IReadOnlyList<string> PassedOver { get; private init; } = [];

    /// <summary>Whether an image is meant.</summary>
    public bool Takes(BidsImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return !IsMask(image) && _queries.Any(query => query.Takes(image));
    }

    /// <summary>Whether an image tells where something is, and shows nothing.</summary>
    internal static bool IsMask(BidsImage image) =>
        image.Name.Suffix.EndsWith("mask", StringComparison.OrdinalIgnoreCase) || image.Name.Suffix == "dseg";

    /// <summary>Reads a filter.</summary>
    /// <param name="file">The JSON file.</param>
    /// <exception cref="BadInputException">It cannot be read, is no object of objects, names an unknown entity, or asks for nothing.</exception>
    public static BidsFilter Read(string file)
    {
        JsonElement root = InputJson.Parse(InputText.Read(file));
        if (root.ValueKind != JsonValueKind.Object || root.EnumerateObject().Any(member => member.Value.ValueKind != JsonValueKind.Object))
        {
            throw new BadInputException(
                file, null, """is no filter; write queries by name, each an object of entities: {"t1w": {"session": "pre", "run": 1}}""");
        }

        string[] passedOver = [.. root.EnumerateObject().Select(member => member.Name).Where(name => OthersQueries.Contains(name, StringComparer.Ordinal))];
        BidsQuery[] queries =
            [.. root.EnumerateObject().Where(member => !passedOver.Contains(member.Name, StringComparer.Ordinal)).Select(member => Query(file, member))];
        return queries.Length > 0
            ? new BidsFilter(queries) { PassedOver = passedOver }
            : throw new BadInputException(file, null, """asks for no image of anatomy; add a query such as {"t1w": {"suffix": "T1w"}}""");
    }

    private static BidsQuery Query(string file, JsonProperty member)
    {
        bool regex = member.Value.Member(RegexSearch) is { ValueKind: JsonValueKind.True };
        var conditions = member.Value.EnumerateObject()
            .Where(entity => entity.Name != RegexSearch)
            .Select(entity => new BidsCondition(
                FactOf(file, member.Name, entity.Name),
                entity.Value.ValueKind == JsonValueKind.Array
                    ? [.. entity.Value.EnumerateArray().Select(value => ValueOf(file, member.Name, entity.Name, value, regex))]
                    : [ValueOf(file, member.Name, entity.Name, entity.Value, regex)]))
            .ToList();
        AddUsual(Datatype, new BidsCondition.Exact(Anatomy));
        AddUsual("part", Shown);
        if (UsualSuffixes.GetValueOrDefault(member.Name) is { } suffix)
        {
            AddUsual(Suffix, new BidsCondition.Exact(suffix));
        }

        return new BidsQuery(member.Name, conditions);

        void AddUsual(string fact, params BidsCondition.Value[] values)
        {
            if (conditions.TrueForAll(condition => condition.Fact != fact))
            {
                conditions.Add(new BidsCondition(fact, values));
            }
        }
    }

    private static string FactOf(string file, string query, string name)
    {
        string[] known = [.. Facts, .. BidsEntity.All.Select(entity => entity.Name)];
        return Array.Find(Facts, fact => fact == name) ?? BidsEntity.Find(name)?.Key ?? (IsOfSidecars(name) ? name : null) ?? throw new BadInputException(
            file, $"'{Excerpt.Of(query)}'", $"'{Excerpt.Of(name)}' is no entity of BIDS; " +
                (Spelling.DidYouMean(name, known) ?? $"known are {string.Join(", ", known)}"));
    }

    // Keys of sidecars begin in upper case, those of entities do not.
    private static bool IsOfSidecars(string name) => name is [>= 'A' and <= 'Z', ..];

    private static BidsCondition.Value ValueOf(string file, string query, string name, JsonElement value, bool regex)
    {
        string place = $"'{Excerpt.Of(query)}'";
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return new BidsCondition.None();
            case JsonValueKind.String when value.GetString() == "*":
                return new BidsCondition.Any();
            case JsonValueKind.String when regex:
                try
                {
                    return new BidsCondition.Expression(
                        new Regex(value.GetString()!, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase));
                }
                catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
                {
                    throw new BadInputException(file, place, $"'{Excerpt.Of(name)}' is no regular expression that can be used here", exception);
                }

            case JsonValueKind.String or JsonValueKind.Number:
                return new BidsCondition.Exact(Label(name, BidsCondition.AskedFor(value)));
            case JsonValueKind.True or JsonValueKind.False when IsOfSidecars(name):
                return new BidsCondition.Exact(BidsCondition.AskedFor(value));
            default:
                throw new BadInputException(
                    file, place, $"'{Excerpt.Of(name)}' must be a text, a number, null (none), \"*\" (any), or a list of these");
        }
    }

    // The extension may come without its dot, a label with its key.
    private static string Label(string name, string text) =>
        name == Extension && !text.StartsWith('.') ? "." + text
        : BidsEntity.Find(name) is { } entity ? BidsName.WithoutKey(text, entity)
        : text;
}
