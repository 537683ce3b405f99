using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Training;

/// <summary>
/// From a training set's facts to its plan, as nnU-Net plans segmentation: fills in what a plan leaves to the data and says why. <c>train</c> and
/// <c>plan</c> both come through here.
/// </summary>
internal static class DataPlan
{
    // The refinement reaches some ten of its voxels; the search ends within a voxel or so of its own.
    private const double LargestSpacingRatio = 4;
    private const int MostCoarsening = 4;

    // Of one scan there are no plain principal components; of more they do better (docs/results/few-labels.md).
    private const int MostSmoothCases = 1;

    // More modes than this cost samples to learn and win back little that the refinement would not.
    private const int MostModes = 40;

    /// <summary>Fills in what the plan leaves open.</summary>
    /// <param name="plan">The plan; what it sets stays.</param>
    /// <param name="landmarks">The cases and landmarks.</param>
    /// <param name="usableMemory">Bytes that the training may take; null: six tenths of what the program has.</param>
    /// <param name="cache">Where the scans are kept.</param>
    /// <exception cref="BadInputException">There are too few subjects or landmarks for the plan.</exception>
    /// <exception cref="UsageException">The plan's sizes are impossible, or it finds one landmark and there are more.</exception>
    /// <exception cref="ResourceException">The training would not fit into memory.</exception>
    public static PlannedTraining Complete(
        TrainingPlan plan, TrainingLandmarks landmarks, long? usableMemory = null, CacheUse cache = CacheUse.WhereNeeded)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(landmarks);
        ModelDesign.RequireOneLandmark(plan, landmarks.Names);
        var facts = DataFacts.Of(landmarks);
        var reasons = new List<PlanReason>();
        plan = WithMirror(plan, landmarks, reasons);
        plan = WithSearchGrid(plan, facts, reasons);
        plan = WithSearchSpace(plan, landmarks, reasons);
        (plan, bool cached) = WithFineGrid(plan, facts, landmarks, cache, usableMemory ?? MemoryNeed.Usable, reasons);
        (plan, facts) = WithModes(plan, facts, landmarks, reasons);
        AddFixed(plan, facts, reasons);
        return new PlannedTraining(plan, facts, reasons, cached ? MemoryNeed.OfCached(plan, landmarks) : MemoryNeed.Of(plan, landmarks))
        {
            CacheBytes = cached ? MemoryNeed.OfCache(plan, landmarks) : null,
        };
    }

    /// <summary>The plan with as many steps as a time budget holds.</summary>
    /// <param name="planned">The plan.</param>
    /// <param name="budget">The training time.</param>
    /// <param name="times">What a step takes on this machine.</param>
    public static PlannedTraining WithBudget(PlannedTraining planned, TimeSpan budget, StepTimes times)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(times);
        TrainingPlan plan = planned.Plan;
        double share = plan.Refinement?.BudgetShare ?? 0;
        plan = plan with { Steps = StepsIn(budget * (1 - share), times.Search) };
        var reasons = new List<PlanReason>(planned.Reasons.Where(reason => !reason.Key.EndsWith("steps", StringComparison.Ordinal)))
        {
            new(
                "steps",
                Invariant($"{plan.Steps}"),
                Invariant($"{times.Search.TotalMilliseconds:0} ms a step, measured here, in {1 - share:0%} of the budget")),
        };
        if (plan.Refinement is { } refinement && times.Refinement is { } second)
        {
            plan = plan with { Refinement = refinement with { Steps = StepsIn(budget * share, second) } };
            reasons.Add(
                new(
                    "refinement.steps",
                    Invariant($"{plan.Refinement.Steps}"),
                    Invariant($"{second.TotalMilliseconds:0} ms a step, measured here, in {share:0%} of the budget")));
        }

        return planned with { Plan = plan, Reasons = reasons };
    }

    /// <summary>The training cases without their scans: all that the design of a model needs.</summary>
    internal static IReadOnlyList<TrainingCase> WithoutScans(TrainingPlan plan, TrainingLandmarks landmarks)
    {
        double spacing = plan.GridSpacingMm!.Value;
        return [.. landmarks.Training.Select(item =>
        {
            var centre = item.Header.VoxelToWorld.ToWorld(
                new Imaging.VoxelPoint((item.Header.Size.X - 1) / 2.0, (item.Header.Size.Y - 1) / 2.0, (item.Header.Size.Z - 1) / 2.0));
            WorkingGrid grid = Blank(spacing, centre);
            RefinementView? view = plan.Refinement is { GridSpacingMm: { } fine } ? new RefinementView(Blank(fine, centre), Blank(2 * fine, centre)) : null;
            return new TrainingCase(item.Case.Name, grid, view, [.. item.Positions.SelectMany(position => Voxels(grid, position))], item.Marks);
        })];
    }

    private static double[] Voxels(WorkingGrid grid, Imaging.WorldPoint position)
    {
        var (x, y, z) = grid.FromWorld(position);
        return [x, y, z];
    }

    private static WorkingGrid Blank(double spacing, Imaging.WorldPoint centre) => new(new byte[1], new Imaging.VolumeSize(1, 1, 1), spacing, centre);

    private static int StepsIn(TimeSpan time, TimeSpan step) => (int)Math.Clamp(time / step, 1, int.MaxValue);

    private static TrainingPlan WithMirror(TrainingPlan plan, TrainingLandmarks landmarks, List<PlanReason> reasons)
    {
        if (landmarks.Mirror != MirrorRule.Auto)
        {
            int mirrored = landmarks.Training.Concat(landmarks.Validation).Count(item => item.IsMirrored);
            string reason = plan.Mirror == MirrorRule.Auto ? Invariant($"{mirrored} cases are mirror images of the rest, and so lie as these do") : "as given";
            reasons.Add(new("mirror", JsonName(landmarks.Mirror), reason));
        }

        return plan with { Mirror = landmarks.Mirror };
    }

    private static TrainingPlan WithSearchGrid(TrainingPlan plan, DataFacts facts, List<PlanReason> reasons)
    {
        if (plan.GridSpacingMm is { } given)
        {
            reasons.Add(new("grid_spacing_mm", Invariant($"{given}"), "as given"));
            return plan;
        }

        var (suited, reason) = LandmarkMethods.Of(plan)
            .WithGridSpacing(plan, new DataExtent(facts.Landmarks, facts.NativeSpacingMm, facts.ExtentMm, facts.ScanExtentMm));
        reasons.Add(new("grid_spacing_mm", Invariant($"{suited.GridSpacingMm}"), reason));
        return suited;
    }

    private static TrainingPlan WithSearchSpace(TrainingPlan plan, TrainingLandmarks landmarks, List<PlanReason> reasons)
    {
        string reason = SearchSpaces.Of(plan.SearchSpace).Reason(landmarks.Names.Count);
        if (plan.SearchSpace == SearchSpaceKind.PosedModes
            && landmarks.Names.Count >= 3
            && landmarks.Training.Count(SettlesPose) * 2 < landmarks.Training.Count)
        {
            plan = plan with { SearchSpace = SearchSpaceKind.Modes };
            reason = "the landmarks lie on a line and so settle no pose";
        }

        reasons.Add(new("search_space", JsonName(plan.SearchSpace), reason));
        return WithShapePrior(plan, landmarks, reasons);
    }

    private static TrainingPlan WithShapePrior(TrainingPlan plan, TrainingLandmarks landmarks, List<PlanReason> reasons)
    {
        if (plan.SearchSpace != SearchSpaceKind.PosedModes || plan.ShapePrior != ShapePriors.Usual || landmarks.Training.Count > MostSmoothCases)
        {
            return plan;
        }

        reasons.Add(new(
            "shape_prior",
            SmoothComponentsKind.KindName,
            "one scan does not show how shapes differ, so that smooth deformations are taken for likely"));
        return plan with { ShapePrior = SmoothComponentsKind.KindName };
    }

    private static bool SettlesPose(LabelledCase item) =>
        new PartialShape(
            Coordinates.Of(item.Positions), [.. item.Positions.Select(_ => true)]).SettlesPose;

    private static (TrainingPlan Plan, bool IsCached) WithFineGrid(
        TrainingPlan plan, DataFacts facts, TrainingLandmarks landmarks, CacheUse cache, long usable, List<PlanReason> reasons)
    {
        bool given = plan.Refinement is null or { GridSpacingMm: not null };
        double multiple = Math.Max(1, Math.Floor(plan.GridSpacingMm!.Value / (LargestSpacingRatio * facts.NativeSpacingMm)));
        string reason = multiple > 1
            ? Invariant(
                $"{multiple:0} times the scans' own {facts.NativeSpacingMm:0.###} mm, a quarter of the search's, from whose end it must reach the landmark")
            : "the scans' own spacing, the mean over the axes where they differ";
        if (given)
        {
            reason = "as given";
        }
        else
        {
            plan = WithFineSpacing(plan, facts, multiple);
            double first = multiple;
            while (cache == CacheUse.Never && MemoryNeed.Of(plan, landmarks) > usable && multiple < first * MostCoarsening)
            {
                multiple++;
                plan = WithFineSpacing(plan, facts, multiple);
                reason = Invariant(
                    $"{multiple:0} times the scans' own {facts.NativeSpacingMm:0.###} mm, for all {facts.TrainingCases + facts.ValidationCases} scans are ") +
                        Invariant($"held in memory and finer ones would not fit into {MemoryNeed.Text(usable)}");
            }
        }

        bool cached = cache == CacheUse.Always || (cache == CacheUse.WhereNeeded && MemoryNeed.Of(plan, landmarks) > usable);
        DemandMemory(plan, facts, cached ? MemoryNeed.OfCached(plan, landmarks) : MemoryNeed.Of(plan, landmarks), usable, cached);
        if (plan.Refinement is { } refinement)
        {
            reasons.Add(new("refinement.grid_spacing_mm", Invariant($"{refinement.GridSpacingMm}"), reason));
        }

        return (plan, cached);
    }

    private static void DemandMemory(TrainingPlan plan, DataFacts facts, long need, long usable, bool cached)
    {
        if (need > usable)
        {
            string who = cached && !LandmarkMethods.Of(plan).HoldsScans
                ? "Training holds the largest scan in memory while it is prepared"
                : Invariant($"Training holds all {facts.TrainingCases + facts.ValidationCases} scans in memory");
            string remedy = cached ? "Crop the scans around the landmarks" : "Train with --cache DIR, crop the scans around the landmarks";
            throw new ResourceException(
                Invariant($"{who}, about {MemoryNeed.Text(need)}, and may take {MemoryNeed.Text(usable)} of this machine. {remedy}, take fewer, or set ") +
                "larger grid_spacing_mm and refinement.grid_spacing_mm with --config.");
        }
    }

    private static TrainingPlan WithFineSpacing(TrainingPlan plan, DataFacts facts, double multiple) =>
        plan with { Refinement = plan.Refinement! with { GridSpacingMm = Math.Round(facts.NativeSpacingMm * multiple, 6) } };

    private static (TrainingPlan Plan, DataFacts Facts) WithModes(TrainingPlan plan, DataFacts facts, TrainingLandmarks landmarks, List<PlanReason> reasons)
    {
        var design = ModelDesign.Of(plan, landmarks.Names, WithoutScans(plan, landmarks));
        if (design.Space.Prior is null)
        {
            return (plan, facts);
        }

        if (plan.Modes is null && plan.Preset != "paper" && design.Space.Prior.Linear.ModeCount > MostModes)
        {
            plan = plan with { Modes = MostModes };
            design = ModelDesign.Of(plan, landmarks.Names, WithoutScans(plan, landmarks));
        }

        IShapePrior prior = design.Space.Prior!;
        ShapeModel model = prior.Linear;
        reasons.Add(
            new(
                "modes",
                plan.Modes is { } fixedCount ? Invariant($"{fixedCount}") : "null",
                Invariant($"{model.ModeCount} modes keep {model.ExplainedShare:0.0%} of the shape variance of {facts.TrainingCases} cases")));
        if (prior.Bend is { } bent)
        {
            reasons.Add(new("shape_prior", plan.ShapePrior, bent.HiddenUnits > 0
                ? Invariant($"it foretells {bent.ForetoldShare:0%} of what the modes drop of training shapes left ") +
                        Invariant($"out{(plan.ShapePenalty is null ? ", by the penalty and factor that suited these best, so a little kind" : "")}")
                : "it foretells nothing that the modes drop of training shapes left out, and so is what pca is"));
        }

        double spacing = plan.GridSpacingMm!.Value;
        PoseSpread? pose = design.Space.Pose;
        pose = pose is null
            ? null
            : pose with { MeanX = pose.MeanX * spacing, MeanY = pose.MeanY * spacing, MeanZ = pose.MeanZ * spacing, Translation = pose.Translation * spacing };
        return (plan, facts with { Modes = model.ModeCount, ShapeShare = model.ExplainedShare, Pose = pose });
    }

    private static void AddFixed(TrainingPlan plan, DataFacts facts, List<PlanReason> reasons)
    {
        int eyes = Math.Min(plan.PatchLandmarks ?? facts.Landmarks, facts.Landmarks);
        reasons.Add(new("patch_landmarks", plan.PatchLandmarks is { } most ? Invariant($"{most}") : "null", eyes < facts.Landmarks
            ? Invariant($"{eyes} of {facts.Landmarks} landmarks, far from each other, see enough to place all")
            : Invariant($"the network sees a patch around each of the {facts.Landmarks}")));
        reasons.Add(new("intensities", JsonName(plan.Intensities), plan.Intensities == IntensityMapping.Percentiles
            ? "each scan's own 0.5th to 99.5th percentile, whatever its unit"
            : "8-bit scans as they are, others from minimum to maximum"));
        if (facts.Pose is { } pose)
        {
            reasons.Add(
                new(
                    "sampling",
                    JsonName(plan.Sampling),
                    Invariant($"guesses within 3 deviations of the training poses: {pose.Translation:0.##} mm along, {pose.Rotation * 180 / Math.PI:0.#} ") +
                    Invariant($"degrees about each axis, {pose.LogScale:0.0%} of scale")));
        }

        reasons.Add(new("batch_size", Invariant($"{plan.BatchSize}"), "small enough for any machine, large enough for a steady gradient"));
        reasons.Add(new("steps", Invariant($"{plan.Steps}"), "measured to be enough; --budget goes by time instead"));
        if (plan.Refinement is { } refinement)
        {
            reasons.Add(new("refinement.steps", Invariant($"{refinement.Steps}"), "measured to be enough; --budget goes by time instead"));
        }
    }

    private static string JsonName<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
