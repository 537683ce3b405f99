namespace Pinpoint.Shapes;

/// <summary>
/// Fills in the landmarks that shapes lack by what the other shapes of the set teach: the conditional mean given the observed landmarks, under
/// probabilistic principal components of the shapes in a common pose (two landmarks or one: of the raw coordinates). Pose and components
/// are found in turn, until the filled-in points rest. Nothing is random.
/// </summary>
internal sealed class ShapeCompletion
{
    private const int MostRounds = 60;
    private const int RoundsOfChoice = 12;
    private const int ImprovementsPerRound = 5;
    private const int MostShapesOfChoice = 100;

    // Points that move less than this share of the shape's size in a round are at rest.
    private const double Rest = 1e-7;

    // One landmark in ten is hidden to choose the number of factors.
    private const double HiddenShare = 0.1;
    private static readonly int[] Candidates = [0, 1, 2, 3, 5, 8, 12, 16, 24];
    private readonly ShapeFactors _factors;
    private readonly bool _posed;

    private ShapeCompletion(ShapeFactors factors, bool posed)
    {
        _factors = factors;
        _posed = posed;
    }

    /// <summary>Landmarks that a shape must show so that the others can be filled in: three, where there are as many, and one of one or two.</summary>
    /// <param name="landmarks">The number of landmarks of a whole shape.</param>
    public static int Needed(int landmarks) => landmarks < 3 ? 1 : 3;

    /// <summary>Whether enough of a shape was observed to fill in the rest.</summary>
    public static bool CanFill(PartialShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return shape.Observed.Count < 3 ? shape.ObservedCount > 0 : shape.SettlesPose;
    }

    /// <summary>Learns from shapes, which must all satisfy <see cref="CanFill"/>; every landmark must be observed in one of them.</summary>
    /// <param name="shapes">One shape a subject, in any unit; shapes of three landmarks and more in any pose.</param>
    /// <exception cref="ArgumentException">There is no shape, one shows too little, or a landmark is never observed.</exception>
    public static ShapeCompletion Learn(IReadOnlyList<PartialShape> shapes)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        if (shapes.Count == 0
            || !shapes.All(CanFill)
            || Enumerable.Range(0, shapes[0].Observed.Count).Any(landmark => !shapes.Any(shape => shape.Observed[landmark])))
        {
            throw new ArgumentException("A shape shows too few landmarks, or no shape shows one of them.", nameof(shapes));
        }

        return Learn(shapes, ChooseFactors(shapes), MostRounds);
    }

    /// <summary>The shape with its gaps filled in, <c>[3 * landmarks]</c>; observed landmarks keep their very coordinates.</summary>
    /// <exception cref="ArgumentException">The shape shows too little (<see cref="CanFill"/>).</exception>
    public double[] Complete(PartialShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (!CanFill(shape))
        {
            throw new ArgumentException("The shape shows too few landmarks.", nameof(shape));
        }

        if (shape.IsComplete)
        {
            return [.. shape.Coordinates];
        }

        double[] filled = _posed ? Filled(shape, Moved(_factors.Mean, AlignObserved(_factors.Mean, shape))) : Filled(shape, _factors.Mean);
        double size = Math.Sqrt(_factors.Mean.Sum(value => value * value));
        for (int round = 0; round < MostRounds; round++)
        {
            double[] previous = filled;
            Similarity pose = _posed ? Procrustes.Align(_factors.Mean, filled) : Similarity.Identity;
            filled = Filled(shape, Moved(_factors.Expect(Unposed(shape, pose)), pose));
            if (Distance(previous, filled) < Rest * size)
            {
                break;
            }
        }

        return filled;
    }

    private static ShapeCompletion Learn(IReadOnlyList<PartialShape> shapes, int factors, int rounds)
    {
        bool posed = shapes[0].Observed.Count >= 3;
        double[][] filled = posed ? FirstGuess(shapes) : RawGuess(shapes);
        ShapeFactors? model = null;
        for (int round = 0; round < rounds; round++)
        {
            double[] mean = posed ? Procrustes.MeanShape(filled) : [];
            Similarity[] poses = [.. filled.Select(shape => posed ? Procrustes.Align(mean, shape) : Similarity.Identity)];
            PartialShape[] unposed = [.. shapes.Select((shape, i) => Unposed(shape, poses[i]))];
            model ??= ShapeFactors.Of([.. unposed.Select((shape, i) => Filled(shape, MovedBack(filled[i], poses[i])))], factors);
            for (int i = 0; i < ImprovementsPerRound; i++)
            {
                model.Improve(unposed);
            }

            double[][] previous = filled;
            filled = [.. shapes.Select((shape, i) => shape.IsComplete ? previous[i] : Filled(shape, Moved(model.Expect(unposed[i]), poses[i])))];
            double size = previous.Max(shape => Spread(shape));
            if (previous.Zip(filled, Distance).Max() < Rest * size)
            {
                break;
            }
        }

        return new ShapeCompletion(model!, posed);
    }

    // The number of factors that best foretells landmarks which were hidden from the fit.
    private static int ChooseFactors(IReadOnlyList<PartialShape> all)
    {
        PartialShape[] shapes = [.. all.Take(MostShapesOfChoice)];
        PartialShape[] reduced = Hide(shapes);
        int best = 0;
        double least = double.PositiveInfinity;
        int worse = 0;
        foreach (int factors in Candidates.Where(count => count <= Math.Max(0, shapes.Length - 2)))
        {
            var completion = Learn(reduced, factors, RoundsOfChoice);
            double error = 0;
            for (int i = 0; i < shapes.Length; i++)
            {
                if (reduced[i].ObservedCount < shapes[i].ObservedCount)
                {
                    double[] guess = completion.Complete(reduced[i]);
                    error += Enumerable.Range(0, guess.Length)
                        .Where(k => shapes[i].Observed[k / 3])
                        .Sum(k => (guess[k] - shapes[i].Coordinates[k]) * (guess[k] - shapes[i].Coordinates[k]));
                }
            }

            // A little better is not better: fewer factors are safer.
            if (error < 0.98 * least)
            {
                (best, least, worse) = (factors, error, 0);
            }
            else if (++worse == 2)
            {
                break;
            }
        }

        return best;
    }

    // Hides some observed landmarks, never so many that a shape can no longer be filled or a landmark is hardly seen.
    private static PartialShape[] Hide(PartialShape[] shapes)
    {
        int landmarks = shapes[0].Observed.Count;
        int[] seen = [.. Enumerable.Range(0, landmarks).Select(landmark => shapes.Count(shape => shape.Observed[landmark]))];
        var reduced = new PartialShape[shapes.Length];
        for (int i = 0; i < shapes.Length; i++)
        {
            bool[] observed = [.. shapes[i].Observed];
            for (int landmark = 0; landmark < landmarks; landmark++)
            {
                var random = new SplitMixRandom(0, (ulong)i, (ulong)landmark);
                if (observed[landmark] && seen[landmark] > 3 && random.NextUniform() < HiddenShare)
                {
                    observed[landmark] = false;
                    if (CanFill(new PartialShape([.. shapes[i].Coordinates], observed)))
                    {
                        seen[landmark]--;
                    }
                    else
                    {
                        observed[landmark] = true;
                    }
                }
            }

            reduced[i] = new PartialShape([.. shapes[i].Coordinates], observed);
        }

        return reduced;
    }

    // From the fullest shape outwards: whatever shares enough landmarks with the mean so far is laid onto it and adds its own.
    private static double[][] FirstGuess(IReadOnlyList<PartialShape> shapes)
    {
        int landmarks = shapes[0].Observed.Count;
        double[] sums = new double[3 * landmarks];
        int[] counts = new int[landmarks];
        var waiting = shapes.OrderByDescending(shape => shape.ObservedCount).ToList();
        Add(waiting[0], Similarity.Identity, sums, counts);
        waiting.RemoveAt(0);
        while (waiting.Count > 0)
        {
            PartialShape mean = MeanOf(sums, counts);
            PartialShape next = waiting.Find(shape => Common(mean, shape).SettlesPose) ?? waiting.MaxBy(shape => Common(mean, shape).ObservedCount)!;
            PartialShape common = Common(mean, next);
            Add(next, common.SettlesPose ? AlignToObserved(common, mean.Coordinates) : Similarity.Identity, sums, counts);
            waiting.Remove(next);
        }

        double[] whole = [.. MeanOf(sums, counts).Coordinates];
        return [.. shapes.Select(shape => Filled(shape, Moved(whole, AlignObserved(whole, shape))))];
    }

    private static double[][] RawGuess(IReadOnlyList<PartialShape> shapes)
    {
        double[] sums = new double[shapes[0].Coordinates.Count];
        int[] counts = new int[shapes[0].Observed.Count];
        foreach (PartialShape shape in shapes)
        {
            Add(shape, Similarity.Identity, sums, counts);
        }

        double[] mean = [.. MeanOf(sums, counts).Coordinates];
        return [.. shapes.Select(shape => Filled(shape, mean))];
    }

    private static void Add(PartialShape shape, in Similarity move, double[] sums, int[] counts)
    {
        double[] moved = Moved([.. shape.Coordinates], move);
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += shape.Observed[i / 3] ? moved[i] : 0;
            counts[i / 3] += shape.Observed[i / 3] && i % 3 == 0 ? 1 : 0;
        }
    }

    private static PartialShape MeanOf(double[] sums, int[] counts) =>
        new([.. sums.Select((sum, i) => sum / Math.Max(1, counts[i / 3]))], [.. counts.Select(count => count > 0)]);

    private static PartialShape Common(PartialShape mean, PartialShape shape) =>
        new([.. shape.Coordinates], [.. mean.Observed.Zip(shape.Observed, (one, other) => one && other)]);

    // The similarity that takes a whole shape nearest to the observed landmarks of another.
    private static Similarity AlignObserved(IReadOnlyList<double> whole, PartialShape shape) =>
        Procrustes.Align([.. whole.Where((_, i) => shape.Observed[i / 3])], [.. shape.Points()]);

    private static Similarity AlignToObserved(PartialShape shape, IReadOnlyList<double> whole) =>
        Procrustes.Align([.. shape.Points()], [.. whole.Where((_, i) => shape.Observed[i / 3])]);

    private static PartialShape Unposed(PartialShape shape, in Similarity pose) => new(MovedBack([.. shape.Coordinates], pose), [.. shape.Observed]);

    private static double[] Moved(double[] shape, in Similarity pose)
    {
        double[] moved = new double[shape.Length];
        pose.Apply(shape, moved);
        return moved;
    }

    private static double[] MovedBack(double[] shape, in Similarity pose)
    {
        double[] moved = new double[shape.Length];
        pose.ApplyInverse(shape, moved);
        return moved;
    }

    private static double[] Filled(PartialShape shape, double[] guess) => [.. shape.Coordinates.Select((value, i) => shape.Observed[i / 3] ? value : guess[i])];

    private static double Distance(double[] one, double[] other) => Math.Sqrt(one.Zip(other, (a, b) => (a - b) * (a - b)).Sum());

    private static double Spread(double[] shape)
    {
        double[] centre = [.. Enumerable.Range(0, 3).Select(axis => shape.Where((_, i) => i % 3 == axis).Average())];
        return Math.Sqrt(shape.Select((value, i) => (value - centre[i % 3]) * (value - centre[i % 3])).Sum());
    }
}
