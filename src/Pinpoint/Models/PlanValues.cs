using System.Text.Json;

namespace Pinpoint.Models;

/// <summary>The values that a key of a plan may have.</summary>
/// <param name="Words">Them in words, such as "a number from 0 to 1": what follows "must be" in a message.</param>
/// <param name="Unit">The unit, or empty.</param>
/// <param name="Read">The value of a parsed text; throws <see cref="JsonException"/> where it is of another kind.</param>
/// <param name="Holds">Whether a value of the right kind is one of them.</param>
internal sealed record PlanValues(Func<string> Words, string Unit, Func<JsonElement, object?> Read, Func<object?, bool> Holds)
{
    private const int LargestConvolutionBlocks = 12;
    private const int LargestMaps = 4096;
    private const int LargestHiddenLayers = 8;
    private const int LargestHiddenUnits = 65_536;
    private const int LargestPatch = 1023;

    /// <summary>Any text.</summary>
    public static PlanValues Text { get; } = new(() => "a text", "", StrictJson.Text, _ => true);

    /// <summary>True or false.</summary>
    public static PlanValues Truth { get; } = new(() => "true or false", "", value => StrictJson.Truth(value), _ => true);

    /// <summary>A seed.</summary>
    public static PlanValues Seed { get; } = new(() => "a whole number from 0 to 18446744073709551615", "", value => StrictJson.Seed(value), _ => true);

    /// <summary>The side of a patch.</summary>
    public static PlanValues PatchSide { get; } = new(
        () => Invariant($"an odd number of pixels from 5 to {LargestPatch}"),
        "pixels",
        value => StrictJson.Count(value),
        value => value is int side and >= 5 and <= LargestPatch && side % 2 == 1);

    /// <summary>The maps of convolution blocks.</summary>
    public static PlanValues Maps { get; } = Counts(1, LargestConvolutionBlocks, LargestMaps);

    /// <summary>The units of fully connected layers.</summary>
    public static PlanValues Units { get; } = Counts(0, LargestHiddenLayers, LargestHiddenUnits);

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static PlanValues Number(double least, double most, string unit = "") => new(
        () => $"a number{OfUnit(unit)} from {Plain(least)} to {Plain(most)}",
        unit,
        value => StrictJson.Number(value),
        value => value is double number && number >= least && number <= most);

    /// <summary>A number above 0, at most <paramref name="most"/>.</summary>
    public static PlanValues Positive(double most, string unit = "") => new(
        () => $"a number{OfUnit(unit)} above 0, at most {Plain(most)}",
        unit,
        value => StrictJson.Number(value),
        value => value is > 0.0 and double number && number <= most);

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static PlanValues Count(int least, int most, string unit = "") => new(
        () => Invariant($"a whole number{OfUnit(unit)} from {least} to {most}"),
        unit,
        value => StrictJson.Count(value),
        value => value is int count && count >= least && count <= most);

    /// <summary>A list of <paramref name="shortest"/> to <paramref name="longest"/> whole numbers from 1 to <paramref name="most"/>.</summary>
    public static PlanValues Counts(int shortest, int longest, int most) => new(
        () => Invariant($"a list of {shortest} to {longest} whole numbers from 1 to {most}"),
        "",
        StrictJson.Counts,
        value => value is int[] counts && counts.Length >= shortest && counts.Length <= longest && counts.All(count => count >= 1 && count <= most));

    /// <summary>A name of an enumeration, in snake_case.</summary>
    public static PlanValues Name<T>()
        where T : struct, Enum => new(
        () => string.Join(" or ", Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)),
        "",
        value => StrictJson.Name(value, typeof(T)),
        _ => true);

    /// <summary>One of some texts, which are asked for each time.</summary>
    public static PlanValues OneOf(string what, Func<IEnumerable<string>> texts) => new(
        () => $"{what}: {string.Join(" or ", texts())}", "", StrictJson.Text, value => texts().Contains((string)value!, StringComparer.Ordinal));

    /// <summary>A plan within the plan, read key by key; <see cref="PlanKeys"/> does that.</summary>
    public static PlanValues Part(string words) =>
        new(() => words, "", _ => throw new JsonException($"This is not {words}."), _ => true);

    /// <summary>These values, or null.</summary>
    public PlanValues OrNull() => new(
        () => $"{Words()}, or null", Unit, value => value.ValueKind == JsonValueKind.Null ? null : Read(value), value => value is null || Holds(value));

    private static string OfUnit(string unit) => unit.Length > 0 ? $" of {unit}" : "";

    private static string Plain(double number) => number.ToString("0.##########", System.Globalization.CultureInfo.InvariantCulture);
}
