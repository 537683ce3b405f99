namespace Pinpoint.Imaging;

/// <summary>What files call the sides.</summary>
public static class BodySides
{
    /// <summary>A side's name: <c>left</c> or <c>right</c>.</summary>
    public static string NameOf(BodySide side) => side switch
    {
        BodySide.Left => "left",
        BodySide.Right => "right",
    };

    /// <summary>The side across.</summary>
    public static BodySide Opposite(BodySide side) => side switch
    {
        BodySide.Left => BodySide.Right,
        BodySide.Right => BodySide.Left,
    };

    /// <summary>The side of a name or its first letter, in either case; null where it is no side's.</summary>
    public static BodySide? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (BodySide side in Enum.GetValues<BodySide>())
        {
            if (name.Equals(NameOf(side), StringComparison.OrdinalIgnoreCase) || name.Equals(NameOf(side)[..1], StringComparison.OrdinalIgnoreCase))
            {
                return side;
            }
        }

        return null;
    }
}
