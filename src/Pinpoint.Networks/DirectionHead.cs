namespace Pinpoint.Networks;

/// <summary>What the classification head answers for the displacement's direction.</summary>
public enum DirectionHead
{
    /// <summary>No classification head; the network only regresses.</summary>
    None,

    /// <summary>
    /// The paper's form (section 2.2): one softmax over 2 n_o classes. Class 2k is the positive and class 2k + 1 the negative direction
    /// along axis (or mode) k.
    /// </summary>
    Softmax,

    /// <summary>n_o independent two-class heads: logits 2k (positive) and 2k + 1 (negative) of axis k, each pair with a softmax of its own.</summary>
    SignPerAxis,
}
