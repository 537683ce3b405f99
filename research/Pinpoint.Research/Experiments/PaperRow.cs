using Pinpoint.Models;

namespace Pinpoint.Research.Experiments;

/// <summary>A column of the paper's tables, which is a row of ours: a model, and the update rule by which it answers.</summary>
/// <param name="Title">What it is called in print.</param>
/// <param name="Model">The model.</param>
/// <param name="Rule">The update rule; null: as the model's plan has it.</param>
/// <param name="Published">The paper's figures; null where the paper has no such model.</param>
internal sealed record PaperRow(string Title, PaperModel Model, UpdateRule? Rule, PublishedFigures? Published);
