using Pinpoint.Models;

namespace Pinpoint.Research.Experiments;

/// <summary>A model of the paper's experiments.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Plan">Its plan, without its seed.</param>
/// <param name="Landmark">The one landmark that it finds; null: all ten.</param>
internal sealed record PaperModel(string Name, TrainingPlan Plan, string? Landmark);
