namespace Pinpoint.Models;

/// <summary>Refuses a plan where something does not hold.</summary>
/// <param name="holds">What must hold.</param>
/// <param name="key">The plan's key.</param>
/// <param name="range">What its value must be, in words.</param>
internal delegate void PlanRequirement(bool holds, string key, string range);
