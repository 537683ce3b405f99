namespace Pinpoint.Imaging;

/// <summary>
/// Sorts the frames of many files into stacks: one series, one frame of reference, one size and spacing, one orientation; then, where several frames lie in one
/// place, by what tells them apart (<see cref="FrameMarks"/>).
/// </summary>
internal static class FrameStacks
{
    // Positions of one slice differ by rounding only.
    private const double SamePlace = 1e-3;

    /// <summary>The stacks of files, those with the lowest series number first.</summary>
    /// <exception cref="BadInputException">A header lacks what must be there.</exception>
    public static IReadOnlyList<DicomStack> Of(IEnumerable<DicomFile> files)
    {
        var stacks = new List<DicomStack>();
        foreach (IGrouping<string, DicomFile> series in files.Where(file => file.Pixels is not null)
            .GroupBy(file => $"{file.DataSet.Text(DicomTags.SeriesInstanceUid)}|{file.DataSet.Text(DicomTags.FrameOfReferenceUid)}", StringComparer.Ordinal))
        {
            (DicomFile[] distinct, string[] doubled) = WithoutDoubles(series);
            List<DicomStack> alike = Alike(distinct);
            DicomStack[] parts = [.. alike.SelectMany(Apart)];
            stacks.AddRange(Named(parts, alike.Count > 1).Select(stack => stack with { Warnings = [.. doubled, .. stack.Warnings] }));
        }

        return
        [
            .. stacks.OrderBy(stack => stack.Data.Integer(DicomTags.SeriesNumber) ?? int.MaxValue)
                .ThenBy(stack => stack.Data.Text(DicomTags.SeriesInstanceUid) ?? "", StringComparer.Ordinal),
        ];
    }

    // One instance in two files is a copy.
    private static (DicomFile[] Files, string[] Warnings) WithoutDoubles(IEnumerable<DicomFile> series)
    {
        var seen = new Dictionary<string, DicomFile>(StringComparer.Ordinal);
        var kept = new List<DicomFile>();
        var warnings = new List<string>();
        foreach (DicomFile file in series.OrderBy(file => file.DataSet.Integer(DicomTags.InstanceNumber) ?? int.MaxValue)
            .ThenBy(file => file.Source.Name, StringComparer.Ordinal))
        {
            if (file.DataSet.Text(DicomTags.SopInstanceUid) is not { } uid || seen.TryAdd(uid, file))
            {
                kept.Add(file);
            }
            else
            {
                warnings.Add($"{file.Source.Name}: has the SOP instance UID of {seen[uid].Source.Name}, so it counts as a copy and is left out");
            }
        }

        return ([.. kept], [.. warnings]);
    }

    // Sizes, spacings and orientations differ by rounding within a stack, so each frame joins the first that it fits.
    private static List<DicomStack> Alike(IEnumerable<DicomFile> files)
    {
        var stacks = new List<(SampleFormat Format, List<DicomFrame> Frames)>();
        foreach (DicomFile file in files)
        {
            var format = SampleFormat.Of(file, file.Pixels!);
            foreach (DicomFrame frame in DicomFrames.Of(file))
            {
                int place = stacks.FindIndex(stack => stack.Format == format && IsAlike(stack.Frames[0], frame));
                if (place < 0)
                {
                    stacks.Add((format, [frame]));
                }
                else
                {
                    stacks[place].Frames.Add(frame);
                }
            }
        }

        return [.. stacks.Select(stack => new DicomStack(stack.Format, stack.Frames))];
    }

    private static bool IsAlike(DicomFrame one, DicomFrame other) =>
        IsSame(one.RowSpacing, other.RowSpacing) && IsSame(one.ColumnSpacing, other.ColumnSpacing) && (one.Position is null) == (other.Position is null) &&
        (one.Axes is null ? other.Axes is null : other.Axes is not null && one.Axes.IsSame(other.Axes));

    private static bool IsSame(double? one, double? other) =>
        one is null ? other is null : other is not null && Math.Abs(one.Value - other.Value) <= SamePlace * one.Value;

    // Splits a stack until no two frames lie in one place.
    private static IEnumerable<DicomStack> Apart(DicomStack stack)
    {
        if (stack.Frames is not [{ Position: not null, Axes: { } axes }, ..])
        {
            return [stack];
        }

        DicomFrame[][] places = Places(stack.Frames, axes.Normal);
        int most = places.Max(place => place.Length);
        if (most == 1)
        {
            return [stack with { Frames = [.. places.SelectMany(place => place)] }];
        }

        for (int mark = 0; mark < FrameMarks.Names.Count; mark++)
        {
            // A mark of its own for every slice, such as a time of day, tells nothing apart.
            var groups = stack.Frames.GroupBy(frame => frame.Marks[mark], StringComparer.Ordinal).ToArray();
            if (groups.Length > 1 && groups.Length <= most)
            {
                string name = FrameMarks.Names[mark];
                return groups.SelectMany(group => Apart(stack with { Frames = [.. group], Part = Join(stack.Part, name, group.Key) }));
            }
        }

        return places.All(place => place.Length == most)
            ? Enumerable.Range(0, most).Select(turn => stack with
            {
                Frames = [.. places.Select(place => place[turn])],
                Part = Join(stack.Part, "turn", Invariant($"{turn + 1}")),
            })
            : [WithoutSecond(stack, places)];
    }

    private static DicomStack WithoutSecond(DicomStack stack, DicomFrame[][] places) => stack with
    {
        Frames = [.. places.Select(place => place[0])],
        Warnings =
        [
            .. stack.Warnings,
            .. places.Where(place => place.Length > 1).Select(place =>
                $"{place[1].File.Source.Name}: lies where {place[0].File.Source.Name} lies and nothing tells them apart; the first is taken"),
        ],
    };

    // Frames in the order of their places; those of one place in the order of their files.
    private static DicomFrame[][] Places(IReadOnlyList<DicomFrame> frames, WorldPoint normal)
    {
        var places = new List<List<DicomFrame>>();
        double last = double.NaN;
        foreach (DicomFrame frame in frames.OrderBy(frame => frame.Along(normal)))
        {
            double along = frame.Along(normal);
            if (Math.Abs(along - last) <= SamePlace)
            {
                places[^1].Add(frame);
                continue;
            }

            places.Add([frame]);
            last = along;
        }

        return
        [
            .. places.Select(place => place.OrderBy(frame => frame.File.DataSet.Integer(DicomTags.InstanceNumber) ?? 0).ThenBy(frame => frame.Index).ToArray()),
        ];
    }

    private static string Join(string part, string name, string? value)
    {
        string next = value is null ? $"no {name}" : $"{name} {Excerpt.Of(value)}";
        return part.Length == 0 ? next : $"{part}, {next}";
    }

    private static IEnumerable<DicomStack> Named(DicomStack[] parts, bool several)
    {
        for (int index = 0; index < parts.Length; index++)
        {
            DicomStack stack = parts[index];
            bool unique = stack.Part.Length > 0 && parts.Count(other => string.Equals(other.Part, stack.Part, StringComparison.Ordinal)) == 1;
            yield return several && !unique ? stack with { Part = Join(stack.Part, "stack", Invariant($"{index + 1}")) } : stack;
        }
    }
}
