namespace Pinpoint.Testing;

/// <summary>What OHIF makes of one measurement group.</summary>
/// <param name="Tool">The tool that draws it.</param>
/// <param name="Label">The text beside it.</param>
/// <param name="Point">Its first point, in LPS mm.</param>
/// <param name="Frame">The frame of reference.</param>
/// <param name="Finding">What it is said to be.</param>
public sealed record OhifAnnotation(string Tool, string? Label, IReadOnlyList<double>? Point, string? Frame, string? Finding);
