using Pinpoint.Networks;

namespace Pinpoint.Research.Dense;

/// <summary>The network of a system: what it puts out and is trained on.</summary>
/// <param name="Name">The system's name in a plan.</param>
/// <param name="Outputs">Regression outputs.</param>
/// <param name="Directions">The classification head.</param>
/// <param name="DirectionsName">Its name in a plan.</param>
/// <param name="Alpha">The weight of the classification loss.</param>
/// <param name="Values">Numbers that are kept of each position.</param>
internal sealed record DenseForm(string Name, int Outputs, DirectionHead Directions, string DirectionsName, double Alpha, int Values)
{
    /// <summary>The directions of an action: + and - of each axis.</summary>
    public const int Actions = 6;

    private static readonly DenseForm Votes = new("votes", 3, DirectionHead.None, "none", 0, 3);
    private static readonly DenseForm Presence = new("presence", 1, DirectionHead.SignPerAxis, "sign_per_axis", 1, 1);
    private static readonly DenseForm ActionMap = new("actions", 3, DirectionHead.Softmax, "softmax", 1, Actions);
    private static readonly DenseForm Heatmap = new("heatmap", 1, DirectionHead.None, "none", 0, 1);

    /// <summary>The form of a system.</summary>
    public static DenseForm Of(DenseSystem system) => system switch
    {
        DenseSystem.Votes => Votes,
        DenseSystem.Presence => Presence,
        DenseSystem.Actions => ActionMap,
        DenseSystem.Heatmap => Heatmap,
    };
}
