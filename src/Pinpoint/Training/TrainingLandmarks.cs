using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Shapes;

namespace Pinpoint.Training;

/// <summary>The cases and landmarks of a run before any scan is read: all that the plan's data-dependent part needs.</summary>
/// <param name="Names">The landmarks in the model's order.</param>
/// <param name="Training">The cases to train on.</param>
/// <param name="Validation">The cases to validate on.</param>
/// <param name="Warnings">What was odd but could be lived with, one line each.</param>
internal sealed record TrainingLandmarks(
    IReadOnlyList<string> Names, IReadOnlyList<LabelledCase> Training, IReadOnlyList<LabelledCase> Validation, IReadOnlyList<string> Warnings)
{
    /// <summary>The plan's rule of mirroring, an axis in place of <see cref="MirrorRule.Auto"/> where cases are mirrored.</summary>
    public MirrorRule Mirror { get; init; }

    /// <summary>The side that all cases show, mirrored where need be; null where the manifest does not name it or none is mirrored.</summary>
    public BodySide? Side { get; init; }

    // A landmark that is missing somewhere must be seen this often, or the shape model knows nothing of how it varies.
    private const int FewestSightings = 3;

    /// <summary>Reads the request's landmark files, chooses cases, and fills gaps in by what the training cases teach.</summary>
    /// <exception cref="BadInputException">A file is wrong, no case shows enough landmarks, or a landmark is marked in too few cases.</exception>
    /// <exception cref="UsageException">The choice of cases or landmarks is impossible.</exception>
    public static TrainingLandmarks Read(TrainingRequest request, CancellationToken cancellationToken = default) =>
        Read(request, new CasesLeftOut(goOn: false), cancellationToken);

    /// <summary>As the other, without the cases that are left out; those whose landmark file or header is wrong are added to them.</summary>
    /// <exception cref="BadInputException">A file is wrong and may not be, no case shows enough landmarks, or too few cases mark a landmark.</exception>
    /// <exception cref="UsageException">The choice of cases or landmarks is impossible.</exception>
    internal static TrainingLandmarks Read(TrainingRequest request, CasesLeftOut leftOut, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        DatasetCase[] labelled = [.. request.Data.Cases.Where(item => item.LandmarksPath is not null
            && item.Split is not "test"
            && !leftOut.Contains(item)
            && (request.OnlyCases is null || request.OnlyCases.Contains(item.Name, StringComparer.Ordinal)))];
        var read = new List<(DatasetCase Case, LandmarkSet Landmarks)>();
        foreach (DatasetCase item in labelled)
        {
            if (leftOut.Try(item, () => request.Data.ReadLandmarks(item)) is { } landmarks)
            {
                read.Add((item, landmarks));
            }
        }

        labelled = [.. read.Select(item => item.Case)];
        if (labelled.Length == 0)
        {
            throw new BadInputException(
                request.Data.Root, null, "has no labelled case to train on; add landmark files, or mark cases 'train' in the manifest's split column");
        }

        LandmarkSet[] sets = [.. read.Select(item => item.Landmarks)];
        IReadOnlyList<string> names = ChooseNames(request.Landmarks, sets);
        var warnings = new List<string>(request.Data.Warnings);
        var usable = new List<DatasetCase>();
        var partial = new Dictionary<string, PartialCase>(StringComparer.Ordinal);
        for (int i = 0; i < labelled.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (leftOut.Try(labelled[i], () => PartialCase.Of(labelled[i], LandmarkMatching.Arrange(sets[i], names))) is not { } item)
            {
                continue;
            }

            if (ShapeCompletion.CanFill(item.Shape) || item.Shape.IsComplete)
            {
                warnings.AddRange(item.Landmarks.Warnings);
                warnings.AddRange(LandmarksInScan.Check(item.Header, item.Landmarks, labelled[i].LandmarksPath!));
                usable.Add(labelled[i]);
                partial.Add(labelled[i].Name, item);
            }
            else
            {
                warnings.Add(
                    Invariant($"{labelled[i].LandmarksPath}: left out of training, for {item.Shape.ObservedCount} of {names.Count} landmarks do not settle ") +
                    Invariant($"where the others are (at least {ShapeCompletion.Needed(names.Count)} are needed, not on one line)"));
            }
        }

        if (usable.Count == 0)
        {
            throw new BadInputException(
                request.Data.Root,
                null,
                Invariant($"no case shows enough of the {names.Count} landmarks; mark at least {ShapeCompletion.Needed(names.Count)} in each, or choose ") +
                "others with --landmarks");
        }

        var mirrored = MirroredCases.Find(request.Plan.Mirror, [.. usable.Select(item => partial[item.Name])], request.Data.Root);
        warnings.AddRange(mirrored.Warnings);
        foreach (string name in mirrored.Names)
        {
            partial[name] = partial[name].Mirrored(MirrorRules.MirrorOf(mirrored.Rule)!.Value);
        }

        var (training, validation) = request.Validation.Split(usable, request.Plan.Seed);
        return Complete(
            request.Data.Root, names, [.. training.Select(item => partial[item.Name])], [.. validation.Select(item => partial[item.Name])], warnings) with
        {
            Mirror = mirrored.Rule,
            Side = mirrored.Side,
        };
    }

    private static TrainingLandmarks Complete(string root, IReadOnlyList<string> names, PartialCase[] training, PartialCase[] validation, List<string> warnings)
    {
        int lacking = training.Sum(item => names.Count - item.Shape.ObservedCount);
        CheckSightings(root, names, training);
        if (lacking > 0)
        {
            int cases = training.Count(item => !item.Shape.IsComplete);
            warnings.Add(
                Invariant($"{root}: {lacking} of {names.Count * training.Length} training points are not marked ({cases} of {training.Length} cases lack ") +
                "some); they are left out, and filled in where pose and shape are learnt");
        }

        // Sets without a gap never come near the completion: their numbers stay as they are to the last bit.
        ShapeCompletion? completion = training.Concat(validation).All(item => item.Shape.IsComplete) ? null : Learn(root, names, training);
        return new TrainingLandmarks(
            names, [.. training.Select(item => item.Complete(completion))], [.. validation.Select(item => item.Complete(completion))], warnings);
    }

    private static ShapeCompletion Learn(string root, IReadOnlyList<string> names, PartialCase[] training)
    {
        // Whole shapes on one line can be trained on, but teach nothing of the pose that filling in needs.
        PartialCase[] teachers = [.. training.Where(item => ShapeCompletion.CanFill(item.Shape))];
        CheckSightings(root, names, teachers);
        return ShapeCompletion.Learn([.. teachers.Select(item => item.Shape)]);
    }

    private static void CheckSightings(string root, IReadOnlyList<string> names, PartialCase[] training)
    {
        for (int landmark = 0; landmark < names.Count; landmark++)
        {
            int seen = training.Count(item => item.Shape.Observed[landmark]);
            if (seen < Math.Min(FewestSightings, Math.Max(1, training.Length)))
            {
                throw new BadInputException(
                    root, $"landmark '{names[landmark]}'", Invariant(
                        $"is marked in {seen} of the {training.Length} cases to train on, and {FewestSightings} are needed; mark it in more scans (or is ") +
                            "its name misspelt?), or choose the other landmarks with --landmarks");
            }
        }
    }

    private static IReadOnlyList<string> ChooseNames(IReadOnlyList<string>? wanted, LandmarkSet[] sets)
    {
        IReadOnlyList<string> all = LandmarkMatching.UnionOfNames(sets);
        if (wanted is null)
        {
            return all;
        }

        string? unknown = wanted.FirstOrDefault(name => !all.Contains(name, StringComparer.Ordinal));
        return unknown is null
            ? [.. wanted.Distinct(StringComparer.Ordinal)]
            : throw new UsageException(
                $"No landmark file has a landmark '{unknown}'; the set has {string.Join(", ", all.Take(10))}{(all.Count > 10 ? ", .." : "")}.");
    }
}
