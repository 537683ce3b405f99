using Pinpoint.Imaging;

namespace Pinpoint.Localization;

/// <summary>The way of one start through the scan.</summary>
/// <param name="Shapes">The landmarks in LPS mm after every update, the start itself first: <c>[update][landmark]</c>.</param>
/// <param name="Converged">Whether the start came to rest before the updates ran out.</param>
public sealed record WorldPath(IReadOnlyList<IReadOnlyList<WorldPoint>> Shapes, bool Converged);
