namespace Pinpoint.Models;

/// <summary>A named starting point of a plan.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Words">What it is, in a few words.</param>
/// <param name="PlanFor">The plan for a number of landmarks.</param>
public sealed record Preset(string Name, string Words, Func<int, TrainingPlan> PlanFor);
