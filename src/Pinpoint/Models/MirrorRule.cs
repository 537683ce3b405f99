namespace Pinpoint.Models;

/// <summary>Whether a model knows an anatomy and its mirror image, as left and right limbs are.</summary>
public enum MirrorRule
{
    /// <summary>The data decide: where cases are mirror images of the rest, one of the axes is taken; in a trained model, that there were none.</summary>
    Auto,

    /// <summary>Every scan is taken as it is, in training and in prediction.</summary>
    Off,

    /// <summary>Scans of the other side are mirrored across x (left and right).</summary>
    X,

    /// <summary>Scans of the other side are mirrored across y (back and front).</summary>
    Y,

    /// <summary>Scans of the other side are mirrored across z (top and bottom).</summary>
    Z,
}
