namespace Pinpoint.Patches;

/// <summary>How the patches of several landmarks lie in the network's input.</summary>
public enum PatchLayout
{
    /// <summary>As channels of one picture: <c>[height, width, 3 * landmarks]</c>, channel 3 l + plane (the paper's).</summary>
    Stacked,

    /// <summary>One after another: <c>[landmarks, height, width, 3]</c>, for an encoder that all landmarks share.</summary>
    Grouped,
}
