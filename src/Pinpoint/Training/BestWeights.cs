using Pinpoint.Networks;

namespace Pinpoint.Training;

/// <summary>The weights with the least end-to-end error on the validation scans so far.</summary>
/// <param name="Network">The network.</param>
/// <param name="Step">The step after which it stood.</param>
/// <param name="ErrorMm">Its mean radial error in mm.</param>
internal sealed record BestWeights(PatchNetwork Network, long Step, double ErrorMm);
