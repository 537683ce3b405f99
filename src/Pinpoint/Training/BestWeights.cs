using Pinpoint.Networks;

namespace Pinpoint.Training;

/// <summary>Weights that were kept.</summary>
/// <param name="Network">The network.</param>
/// <param name="Step">The step after which it stood.</param>
/// <param name="ErrorMm">Its mean radial error on the validation scans in mm, if it was measured.</param>
internal sealed record BestWeights(PatchNetwork Network, long Step, double? ErrorMm);
