using System.Text.Json.Serialization;

namespace Pinpoint.Documents;

/// <summary>A training of a project: <c>run.json</c> in <c>models/NAME</c> of its folder.</summary>
/// <param name="Run">The name of the training, and of its model.</param>
/// <param name="RunState">How the training stands: <c>running</c>, <c>stopped</c>, <c>completed</c> or <c>failed</c>.</param>
/// <param name="Begun">When it was begun.</param>
/// <param name="BegunBy">Who began it; null where the server knows no names.</param>
/// <param name="BudgetMinutes">How long the steps may take, in minutes; null where their number is given.</param>
/// <param name="StepLimit">How many steps there are in all; null where the time is given.</param>
/// <param name="LabelledCases">The labelled scans that it learns from.</param>
/// <param name="OwnMreMm">Its mean radial error in mm on the labelled scans that were kept from it; null where there were none.</param>
/// <param name="MiddleMreMm">That of the middle of the labelled scans, told without a look at the scan, in mm; null where none were kept from it.</param>
/// <param name="Remarks">What is to be known of the model, one line each.</param>
/// <param name="Fault">Why it failed; null where it did not.</param>
public sealed record StudioRunDocument(
    string Run,
    string RunState,
    DateTimeOffset Begun,
    string? BegunBy,
    double? BudgetMinutes,
    int? StepLimit,
    IReadOnlyList<string> LabelledCases,
    double? OwnMreMm,
    double? MiddleMreMm,
    IReadOnlyList<string> Remarks,
    string? Fault) : Document("studio_run", 1);

/// <summary>The trainings of a project: <c>GET /api/v1/studio/training</c>.</summary>
/// <param name="LabelledCount">How many scans are labelled, and not rejected.</param>
/// <param name="NeededCount">How many must be labelled before a training is offered.</param>
/// <param name="Activity">What is being done: <c>reading</c>, <c>training</c>, <c>suggesting</c>; null for nothing.</param>
/// <param name="DoneShare">How much of that is done.</param>
/// <param name="SecondsLeft">How long it will take yet, in seconds; null where that is not known.</param>
/// <param name="Curve">The losses of the latest training, step by step.</param>
/// <param name="Runs">The trainings, the latest first.</param>
/// <param name="Corrections">How far off the models' answers were, by what people made of them.</param>
public sealed record StudioTrainingDocument(
    int LabelledCount,
    int NeededCount,
    string? Activity,
    double DoneShare,
    double? SecondsLeft,
    IReadOnlyList<CurvePointItem> Curve,
    IReadOnlyList<StudioRunDocument> Runs,
    IReadOnlyList<ModelCorrectionsItem> Corrections) : Document("studio_training", 1);

/// <summary>A point of a training's curve.</summary>
/// <param name="Part">The stage: search or refinement.</param>
/// <param name="AtStep">The step.</param>
/// <param name="MeanLoss">The mean loss since the point before.</param>
public sealed record CurvePointItem(string Part, long AtStep, double MeanLoss);

/// <summary>How far off a model's answers were, by what people made of them.</summary>
/// <param name="Run">The name of the training, and of its model.</param>
/// <param name="CorrectedCount">How many scans were labelled that began with an answer of the model.</param>
/// <param name="CorrectedByMm">How far people moved its landmarks in mm, mean over these scans.</param>
public sealed record ModelCorrectionsItem(string Run, int CorrectedCount, double CorrectedByMm);

/// <summary>A request's body that begins a training, or goes on with the one that was stopped.</summary>
/// <param name="BudgetMinutes">How long the steps may take, in minutes; null where their number is given.</param>
/// <param name="StepLimit">How many steps there are in all; null where the time is given.</param>
/// <param name="GoOn">Whether the latest training goes on where it was stopped.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record TrainingBody(double? BudgetMinutes = null, int? StepLimit = null, bool GoOn = false);
