namespace Pinpoint.Checks;

/// <summary>Which way round one case is, and how clearly.</summary>
/// <param name="Side">Which way round.</param>
/// <param name="Margin">How clearly, in units of the set's median case: 1 is as clear as half of the set, 0 cannot be told at all; cases below 0.5 are
/// <see cref="Handedness.Unknown"/>.</param>
internal readonly record struct CaseHandedness(Handedness Side, double Margin);
