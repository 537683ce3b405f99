using Pinpoint.Networks;

namespace Pinpoint.Methods;

/// <summary>A stage of a training before it begins.</summary>
/// <param name="Name">Its name in log and checkpoint.</param>
/// <param name="Share">Its share of a time budget.</param>
/// <param name="Network">The network that it trains.</param>
/// <param name="Create">Prepares its first step.</param>
internal sealed record StagePlan(
    string Name,
    double Share,
    Func<ModelDesign, NetworkArchitecture> Network,
    Func<ModelDesign, IReadOnlyList<TrainingCase>, WorkerTeam, ITrainingStage> Create);
