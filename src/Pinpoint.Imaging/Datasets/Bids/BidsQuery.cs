namespace Pinpoint.Imaging;

/// <summary>One query of a filter: an image is taken that meets all its conditions.</summary>
/// <param name="Name">Its name in the filter: <c>t1w</c>.</param>
/// <param name="Conditions">The conditions.</param>
internal sealed record BidsQuery(string Name, IReadOnlyList<BidsCondition> Conditions)
{
    /// <summary>Whether it takes an image.</summary>
    public bool Takes(BidsImage image) => Conditions.All(condition => condition.Holds(image))
        // What a data set hides is taken only if asked for by what it is.
        && (!image.IsIgnored || Conditions.Any(condition => condition.Fact == BidsFilter.Suffix));
}
