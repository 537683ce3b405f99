using Pinpoint.Networks;

namespace Pinpoint.Training;

/// <summary>The stages of a run.</summary>
internal static class TrainingStages
{
    /// <summary>The first stage: the paper's search, or a deep Q-learning agent where the plan has one.</summary>
    public static ITrainingStage Search(ModelDesign design, IReadOnlyList<TrainingCase> cases, WorkerTeam team) =>
        design.Plan.Agent is null ? new SearchStage(design, cases, team) : new AgentStage(design, cases, team);
}
