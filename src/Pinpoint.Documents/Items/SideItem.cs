using Pinpoint.Imaging;
using Pinpoint.Localization;

namespace Pinpoint.Documents;

/// <summary>The side that a model of both sides saw in a scan.</summary>
/// <param name="Name">Its name, <c>left</c> or <c>right</c>; null where the training set's manifest named no sides.</param>
/// <param name="Mirrored">Whether it is the mirror image of the side on which the model was trained.</param>
/// <param name="Margin">How much more usual the scan looks on this side than on the other, from 0 (alike) to 1 (each landmark, by each measure).</param>
/// <param name="Uncertain">Whether that is too little to trust the side.</param>
public sealed record SideItem(string? Name, bool Mirrored, double? Margin, bool Uncertain)
{
    /// <summary>The side of an answer; null where the model knows one side.</summary>
    internal static SideItem? Of(SideAnswer? side) =>
        side is null
            ? null
            : new SideItem(
                side.Side is { } name ? BodySides.NameOf(name) : null, side.IsMirrored, DocumentNumbers.FiniteOrNull(side.Margin), side.IsUncertain);

    /// <summary>The side of an answer, read back.</summary>
    internal SideAnswer ToAnswer() => new(Mirrored, Name is null ? null : BodySides.Find(Name), Margin is >= 0 ? Margin.Value : 0);

    /// <summary>The side of an answer in a few words.</summary>
    internal static string Describe(SideAnswer side)
    {
        ArgumentNullException.ThrowIfNull(side);
        string which = side.IsMirrored ? "the mirror image of the training side" : "the training side";
        string margin = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"margin {side.Margin:0.00}");
        return $"{(side.Side is { } name ? $"{BodySides.NameOf(name)}, {which}" : which)} ({margin}{(side.IsUncertain ? ", uncertain" : "")})";
    }
}
