using Pinpoint.Imaging;

namespace Pinpoint.Registration;

/// <summary>The mean shape of a cohort, and each body's own on it (generalised Procrustes analysis, Gower 1975).</summary>
/// <param name="Mean">The mean shape, in LPS mm: as large, as turned and where the bodies are on average.</param>
/// <param name="Bodies">The bodies, in their order.</param>
/// <param name="LeftOut">The names of landmarks that some body lacks, and that have no part in this.</param>
public sealed record GroupShape(LandmarkSet Mean, IReadOnlyList<GroupBody> Bodies, IReadOnlyList<string> LeftOut);
