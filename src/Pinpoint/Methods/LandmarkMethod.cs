using Pinpoint.Models;
using Pinpoint.Networks;

namespace Pinpoint.Methods;

/// <summary>
/// A way to find landmarks, as one seam: its plan and design, its training stages, its search, its words, and what of it can be exported. Methods are rows of
/// <see cref="LandmarkMethods"/>; those besides PIN are projects of the same house (<c>research/</c>).
/// </summary>
internal abstract class LandmarkMethod
{
    /// <summary>Its name, such as <c>pin</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it is, in a few words.</summary>
    public abstract string Words { get; }

    /// <summary>The preset that the method stands for where none is named.</summary>
    public abstract string UsualPreset { get; }

    /// <summary>The key of the method's part of a plan; null for PIN, whose keys are the plan's own.</summary>
    public string? PlanKey => Part?.Key;

    /// <summary>The method's part of a plan as it is where no key is set; null for PIN.</summary>
    internal abstract MethodPlan? Part { get; }

    /// <summary>Who finds one landmark by its position, as the subject of a message.</summary>
    internal abstract string FinderOfOne { get; }

    /// <summary>Why a search by this method follows no update rule; null where it follows one.</summary>
    internal abstract string? WhyNoRule { get; }

    /// <summary>Why the search is not exported as ONNX; null where it is the iterative search that the exported form describes.</summary>
    internal abstract string? WhyNoExport { get; }

    /// <summary>How a model searches, in a line.</summary>
    /// <param name="model">A model of this method.</param>
    public abstract string Describe(LandmarkModel model);

    /// <summary>The plan with the spacing of the working grid that suits the data, and the reason.</summary>
    /// <param name="plan">The plan, which leaves the spacing open.</param>
    /// <param name="extent">The data.</param>
    internal abstract (TrainingPlan Plan, string Reason) WithGridSpacing(TrainingPlan plan, DataExtent extent);

    /// <summary>Bytes that a training holds besides scans and networks.</summary>
    internal virtual double HeldBytes(TrainingPlan plan) => 0;

    /// <summary>Bytes that a training holds of a scan on the working grid.</summary>
    /// <param name="voxels">The grid's voxels.</param>
    internal virtual double GridBytes(double voxels) => voxels;

    /// <summary>Whether a training holds the search's grids of all scans in memory, wherever they are prepared.</summary>
    internal virtual bool HoldsScans => false;

    /// <summary>The stages of a training in their order; the networks of the first and the second are the model's.</summary>
    /// <param name="plan">The plan.</param>
    internal abstract IReadOnlyList<StagePlan> Stages(TrainingPlan plan);

    /// <summary>Takes the memory of searches with a model.</summary>
    /// <param name="plan">The model's plan, with what the caller wants otherwise.</param>
    /// <param name="model">The model.</param>
    /// <param name="starts">The most starts.</param>
    /// <param name="team">The threads, which stay the caller's.</param>
    internal abstract IStartSearch CreateSearch(TrainingPlan plan, LandmarkModel model, int starts, WorkerTeam team);
}
