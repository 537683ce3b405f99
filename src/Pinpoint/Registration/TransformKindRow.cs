namespace Pinpoint.Registration;

/// <summary>What a kind of transform needs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fewest">The fewest landmarks that define one.</param>
/// <param name="NeedsSpace">Whether they must span space; else a plane does.</param>
/// <param name="Parameters">The numbers that define one; null where they grow with the landmarks.</param>
internal sealed record TransformKindRow(string Name, int Fewest, bool NeedsSpace, int? Parameters);
