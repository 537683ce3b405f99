using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pinpoint.Imaging;

/// <summary>What a filter asks of one fact of an image.</summary>
/// <param name="Fact">The fact: <c>datatype</c>, <c>suffix</c>, <c>extension</c>, the key of an entity, or a key of sidecars, in upper case.</param>
/// <param name="Values">What it may be, any of them.</param>
internal sealed record BidsCondition(string Fact, IReadOnlyList<BidsCondition.Value> Values)
{
    /// <summary>Whether an image has what is asked for.</summary>
    public bool Holds(BidsImage image)
    {
        string? fact = Fact switch
        {
            BidsFilter.Datatype => image.Datatype,
            BidsFilter.Suffix => image.Name.Suffix,
            BidsFilter.Extension => image.Name.Extension,
            [>= 'A' and <= 'Z', ..] => image.Sidecars?.FactOf(image, Fact) is { } told ? TextOf(told) : null,
            _ => image.Name.ValueOf(Fact),
        };
        BidsEntity? entity = BidsEntity.Find(Fact);
        return Values.Any(value => value.Fits(fact, entity));
    }

    // Numbers that are equal are written alike, whatever their digits.
    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number when value.TryGetDouble(out double number) => InputNumber.Format(number),
        _ => value.GetRawText(),
    };

    /// <summary>The value that a filter asks for, as facts are compared with it.</summary>
    public static string AskedFor(JsonElement value) => TextOf(value);

    /// <summary>One value that a fact may have.</summary>
    internal abstract record Value
    {
        public abstract bool Fits(string? fact, BidsEntity? entity);
    }

    /// <summary>The fact is not there.</summary>
    internal sealed record None : Value
    {
        public override bool Fits(string? fact, BidsEntity? entity) => fact is null;
    }

    /// <summary>The fact is there, whatever it is.</summary>
    internal sealed record Any : Value
    {
        public override bool Fits(string? fact, BidsEntity? entity) => fact is not null;
    }

    /// <summary>The fact is this.</summary>
    internal sealed record Exact(string Text) : Value
    {
        public override bool Fits(string? fact, BidsEntity? entity) => fact is not null && (entity?.AreSame(fact, Text) ?? fact == Text);
    }

    /// <summary>An expression is found in the fact.</summary>
    internal sealed record Expression(Regex Regex) : Value
    {
        public override bool Fits(string? fact, BidsEntity? entity) => fact is not null && Regex.IsMatch(fact);
    }
}
