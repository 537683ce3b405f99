namespace Pinpoint.Shapes;

/// <summary>Shape priors of either kind.</summary>
public static class ShapePriors
{
    /// <summary>Learns a prior; the same shapes and seed always give the same one.</summary>
    /// <param name="shapes">One shape a subject, each <c>[3 * landmarks]</c>.</param>
    /// <param name="selection">How many coordinates to keep.</param>
    /// <param name="choice">Which prior.</param>
    /// <exception cref="BadInputException">There are fewer subjects than the model needs, or they do not differ at all.</exception>
    public static IShapePrior Build(IReadOnlyList<double[]> shapes, ModeSelection selection, ShapePriorChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return choice.Kind == ShapePriorKind.Autoencoder ? AutoencoderTrainer.Train(shapes, selection, choice.Seed, choice.Penalty) : PrincipalComponents.Build(shapes, selection);
    }

    /// <summary>The prior of a search space of modes, or null for one landmark's position.</summary>
    public static IShapePrior? Of(ISearchSpace space) => space switch
    {
        PosedModeSpace posed => posed.Prior,
        ModeSpace modes => modes.Prior,
        _ => null,
    };
}
