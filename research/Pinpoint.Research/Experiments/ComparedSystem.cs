using Pinpoint.Models;

namespace Pinpoint.Research.Experiments;

/// <summary>A system of the comparison: how its network is trained, and the settings under which it answers.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Title">What it is called in print.</param>
/// <param name="Plan">Its plan, without steps and seed.</param>
/// <param name="Settings">The settings, from few patches to many.</param>
internal sealed record ComparedSystem(string Name, string Title, TrainingPlan Plan, IReadOnlyList<ComparedSetting> Settings);
