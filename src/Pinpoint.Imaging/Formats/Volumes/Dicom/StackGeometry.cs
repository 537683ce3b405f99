namespace Pinpoint.Imaging;

/// <summary>Where the slices of a stack's volume are, and which frames each is made of.</summary>
/// <param name="Affine">Voxel indices to LPS mm; tilted scanners' shear is kept.</param>
/// <param name="Slices">What each slice is made of.</param>
/// <param name="Source">Where the positions come from.</param>
/// <param name="Warnings">What is odd, one line each.</param>
internal sealed record StackGeometry(Affine Affine, IReadOnlyList<SliceMix> Slices, AffineSource Source, IReadOnlyList<string> Warnings)
{
    /// <summary>How far, in mm, a slice may lie from where the volume's axes put it.</summary>
    public const double Exact = 0.01;

    // Slices that are filled in are at most so many times those that are there.
    private const int MostGrowth = 4;

    // A gap above so many distances between slices is no gap in a scan but the end of one.
    private const double WidestGap = 3.5;

    /// <summary>Places the slices of a stack.</summary>
    /// <param name="stack">Its frames sorted along the normal.</param>
    /// <param name="name">The source, for messages.</param>
    /// <exception cref="BadInputException">The slices form no volume: they are shifted against each other, or a gap is too wide.</exception>
    public static StackGeometry Of(DicomStack stack, string name)
    {
        DicomFrame first = stack.Frames[0];
        int count = stack.Frames.Count;
        var warnings = new List<string>();
        if (first.ColumnSpacing is null)
        {
            warnings.Add($"{name}: the file states no distance between pixels; 1 mm is taken, so lengths are in voxels");
        }

        double column = first.ColumnSpacing ?? 1;
        double row = first.RowSpacing ?? 1;
        double between = first.SliceSpacing ?? 1;
        if (first is not { Position: { } origin, Axes: { } axes })
        {
            warnings.Add(Invariant($"{name}: the file states no position of its slices; they are taken as one behind the other, {between} mm apart"));
            return new StackGeometry(Affine.FromSpacing(column, row, between), Whole(count), AffineSource.Spacing, warnings);
        }

        if (count == 1)
        {
            if (first.SliceSpacing is null)
            {
                warnings.Add($"{name}: this is one slice, and the file does not state how thick it is; 1 mm is taken");
            }

            return new StackGeometry(
                AffineOf(name, origin, axes, column, row, PlaneAxes.Scaled(axes.Normal, between)), Whole(1), AffineSource.Header, warnings);
        }

        WorldPoint last = stack.Frames[^1].Position!.Value;
        double[] along = [.. stack.Frames.Select(frame => frame.Along(axes.Normal) - first.Along(axes.Normal))];
        RefuseShift(stack, name, along, warnings);
        (double step, IReadOnlyList<SliceMix> slices) = Grid(stack, name, along, warnings);
        double share = step / along[^1];
        var toNext = new WorldPoint((last.X - origin.X) * share, (last.Y - origin.Y) * share, (last.Z - origin.Z) * share);
        return new StackGeometry(AffineOf(name, origin, axes, column, row, toNext), slices, AffineSource.Header, warnings);
    }

    private static SliceMix[] Whole(int count) => [.. Enumerable.Range(0, count).Select(index => new SliceMix(index, index, 0))];

    // In single precision, as NIfTI holds an affine: a series and its conversion are then one grid to the last voxel. It moves nothing by more than 0.00004 mm.
    private static Affine AffineOf(string name, WorldPoint origin, PlaneAxes axes, double column, double row, WorldPoint toNext)
    {
        double[] rows =
        [
            axes.Row.X * column, axes.Column.X * row, toNext.X, origin.X,
            axes.Row.Y * column, axes.Column.Y * row, toNext.Y, origin.Y,
            axes.Row.Z * column, axes.Column.Z * row, toNext.Z, origin.Z,
        ];
        return HeaderAffine.Create(name, "image orientation", [.. rows.Select(number => (double)(float)number)]);
    }

    // The first voxels of all slices must lie on one line, upright or tilted.
    private static void RefuseShift(DicomStack stack, string name, double[] along, List<string> warnings)
    {
        WorldPoint origin = stack.Frames[0].Position!.Value;
        WorldPoint last = stack.Frames[^1].Position!.Value;
        double furthest = 0;
        int which = 0;
        for (int index = 0; index < along.Length; index++)
        {
            double share = along[index] / along[^1];
            var place = new WorldPoint(
                origin.X + (share * (last.X - origin.X)), origin.Y + (share * (last.Y - origin.Y)), origin.Z + (share * (last.Z - origin.Z)));
            double distance = place.DistanceTo(stack.Frames[index].Position!.Value);
            (furthest, which) = distance > furthest ? (distance, index) : (furthest, which);
        }

        double allowed = Math.Min(stack.Frames[0].ColumnSpacing ?? 1, stack.Frames[0].RowSpacing ?? 1) / 2;
        string file = stack.Frames[which].File.Source.Name;
        if (furthest > allowed)
        {
            throw new BadInputException(
                file, "image position", Invariant($"the slice is {furthest:0.###} mm off the line of the others, so that they form no volume; ") +
                    "take the slice out, or export the series again");
        }

        if (furthest > Exact)
        {
            warnings.Add(Invariant($"{name}: slices are up to {furthest:0.###} mm off the line that they should lie on ({Path.GetFileName(file)})"));
        }
    }

    private static (double Step, IReadOnlyList<SliceMix> Slices) Grid(DicomStack stack, string name, double[] along, List<string> warnings)
    {
        double[] gaps = [.. along.Zip(along.Skip(1), (one, next) => next - one)];
        double median = gaps.Order().ElementAt((gaps.Length - 1) / 2);
        double even = along[^1] / gaps.Length;
        if (Deviation(along, even, index => index) <= Exact)
        {
            return (even, Whole(along.Length));
        }

        int widest = Array.IndexOf(gaps, gaps.Max());
        string where = Invariant($"between {stack.Frames[widest].File.Source.Name} and {Path.GetFileName(stack.Frames[widest + 1].File.Source.Name)}");
        if (gaps[widest] > WidestGap * median)
        {
            throw new BadInputException(
                name, "slices", Invariant($"there is a gap of {gaps[widest]:0.###} mm {where}, where slices are {median:0.###} mm apart; ") +
                    "fetch the missing slices, or keep one side of the gap");
        }

        // Slices that are missing leave gaps of whole distances: all others keep their very voxels.
        int[] steps = [.. gaps.Select(gap => (int)Math.Max(1, Math.Round(gap / gaps.Min())))];
        int[] places = new int[along.Length];
        for (int index = 0; index < steps.Length; index++)
        {
            places[index + 1] = places[index] + steps[index];
        }

        double step = along[^1] / places[^1];
        bool whole = places[^1] <= MostGrowth * along.Length && Deviation(along, step, index => places[index]) <= Exact;
        int count = whole ? places[^1] + 1 : (int)Math.Round(along[^1] / median) + 1;
        step = along[^1] / (count - 1);
        warnings.Add(
            Invariant($"{name}: slices are {gaps.Min():0.###} to {gaps.Max():0.###} mm apart, the widest gap {where}; ") +
            Invariant($"the volume has {count} slices of {step:0.####} mm, mixed from the {along.Length} where they truly lie"));
        return (step, Mixed(along, step, count));
    }

    private static double Deviation(double[] along, double step, Func<int, int> place) =>
        along.Select((position, index) => Math.Abs(position - (place(index) * step))).Max();

    private static SliceMix[] Mixed(double[] along, double step, int count)
    {
        var slices = new SliceMix[count];
        int below = 0;
        for (int index = 0; index < count; index++)
        {
            double place = index * step;
            while (below + 2 < along.Length && along[below + 1] <= place)
            {
                below++;
            }

            double weight = Math.Clamp((place - along[below]) / (along[below + 1] - along[below]), 0, 1);

            // Within rounding of a slice it is that slice.
            double near = Exact / (along[below + 1] - along[below]);
            weight = weight <= near ? 0 : weight >= 1 - near ? 1 : weight;
            slices[index] = weight == 1 ? new SliceMix(below + 1, below + 1, 0) : new SliceMix(below, weight == 0 ? below : below + 1, weight);
        }

        return slices;
    }
}
