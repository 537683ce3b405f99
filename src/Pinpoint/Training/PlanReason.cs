namespace Pinpoint.Training;

/// <summary>Why a key of a plan has its value.</summary>
/// <param name="Key">The plan's key.</param>
/// <param name="Value">Its value, as text.</param>
/// <param name="Reason">What of the data, or which measurement, speaks for it.</param>
internal sealed record PlanReason(string Key, string Value, string Reason);
