using System.Text.RegularExpressions;

namespace Pinpoint.Imaging;

/// <summary>What a filter asks of one fact of an image.</summary>
/// <param name="Fact">The fact: <c>datatype</c>, <c>suffix</c>, <c>extension</c>, or the key of an entity.</param>
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
            _ => image.Name.ValueOf(Fact),
        };
        BidsEntity? entity = BidsEntity.Find(Fact);
        return Values.Any(value => value.Fits(fact, entity));
    }

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
