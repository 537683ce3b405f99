namespace Pinpoint.Localization;

/// <summary>How far the search in one scan is.</summary>
/// <param name="Phase">What is being done.</param>
/// <param name="Step">Which step of it begins, from 1.</param>
/// <param name="Steps">The most steps that it may take; a search ends sooner when all starts have come to rest.</param>
public readonly record struct SearchProgress(SearchPhase Phase, int Step, int Steps);
