namespace Pinpoint.Methods;

/// <summary>What a training patch of the refinement shows.</summary>
internal enum NegativeKind
{
    /// <summary>Its landmark: no negative.</summary>
    None,

    /// <summary>Another place, or another landmark: anatomy as it is.</summary>
    OtherPlace,

    /// <summary>The right place in a wrong attitude.</summary>
    WrongAttitude,

    /// <summary>The right place, its middle hidden.</summary>
    Hidden,

    /// <summary>Noise in place of anatomy.</summary>
    Replaced,
}
