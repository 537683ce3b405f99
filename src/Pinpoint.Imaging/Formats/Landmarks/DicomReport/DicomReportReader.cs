namespace Pinpoint.Imaging;

/// <summary>
/// Reads the points of measurement groups of structured reports, whoever wrote them: in the patient's space, at any depth. Names and states are those that this
/// software writes, or else the tracking identifier, the comment or the finding.
/// </summary>
internal static class DicomReportReader
{
    private const int Dimensions = 3;

    /// <summary>The landmarks of a report, in LPS mm.</summary>
    /// <exception cref="BadInputException">There are no points in the patient's space, coordinates are damaged, or points lie in several spaces.</exception>
    public static LandmarkSet Read(string path, DicomDataSet report)
    {
        var root = new ReportNode(report);
        IReadOnlyList<ReportGroup> groups = ReportGroup.In(root);
        var builder = new LandmarkSetBuilder(path);
        Place[] places = [.. groups.SelectMany(group => PlacesOf(path, group))];
        RefuseSeveralSpaces(path, places);
        Landmark[] missing = [.. Missing(root)];
        if (places.Length == 0 && missing.Length == 0)
        {
            throw new BadInputException(path, null, groups.Sum(group => group.Flat) > 0
                ? "holds points in the planes of images only (SCOORD), not in the patient's space; save them as 3D points, or as mrk.json in 3D Slicer"
                : "is a structured report without points in measurement groups; give one of template 1500 with SCOORD3D points");
        }

        var names = places.CountBy(place => place.Group.Name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Place place in places)
        {
            string name = place.Group.Name;
            int number = next[name] = next.GetValueOrDefault(name) + 1;
            builder.Add(LandmarkOf(place, names[name] > 1 ? Invariant($"{name} {number}") : name), place.Group.Place);
        }

        foreach (Landmark landmark in missing)
        {
            builder.Add(landmark, "qualitative evaluations");
        }

        Warn(builder, groups, names);
        return builder.Build();
    }

    private static void Warn(LandmarkSetBuilder builder, IReadOnlyList<ReportGroup> groups, Dictionary<string, int> names)
    {
        foreach ((string name, int count) in names.Where(pair => pair.Value > 1))
        {
            builder.Warn("names", Invariant($"{count} points are called '{Excerpt.Of(name)}', so they were numbered in the order of the file"));
        }

        int flat = groups.Sum(group => group.Flat);
        int regions = groups.Sum(group => group.Regions);
        if (flat + regions > 0)
        {
            builder.Warn("measurement groups", Invariant($"{flat + regions} regions that are no points in the patient's space were left out"));
        }
    }

    private static IEnumerable<Place> PlacesOf(string path, ReportGroup group)
    {
        var seen = new HashSet<WorldPoint>();
        foreach (ReportNode item in group.Points)
        {
            double[] numbers = item.Coordinates;
            bool fits = item.GraphicType == "POINT" ? numbers.Length == Dimensions : numbers.Length > 0 && numbers.Length % Dimensions == 0;
            if (!fits || !Array.TrueForAll(numbers, double.IsFinite))
            {
                throw new BadInputException(
                    path, group.Place, Invariant($"its {item.GraphicType} has {numbers.Length} coordinates, which are no places; export the report again"));
            }

            for (int index = 0; index < numbers.Length; index += Dimensions)
            {
                var point = new WorldPoint(numbers[index], numbers[index + 1], numbers[index + 2]);
                if (seen.Add(point))
                {
                    yield return new Place(group, point, item.FrameOfReferenceUid);
                }
            }
        }
    }

    private static void RefuseSeveralSpaces(string path, Place[] places)
    {
        int spaces = places.Select(place => place.FrameOfReferenceUid).Distinct(StringComparer.Ordinal).Count();
        if (spaces > 1)
        {
            throw new BadInputException(
                path, null, Invariant($"holds points in {spaces} frames of reference, which are not of one scan; export a report for each series"));
        }
    }

    private static Landmark LandmarkOf(Place place, string name)
    {
        ReportNode group = place.Group.Node;
        LandmarkStatus? status = group.Child(ReportCodes.Status)?.Code is { } code ? LandmarkStatuses.Parse(code.Value) : null;
        double? radius = group.Child(ReportCodes.Radius)?.Number;
        return Landmark.At(name, place.Point) with
        {
            Status = status is null or LandmarkStatus.Missing ? LandmarkStatus.Defined : status.Value,
            Radius95 = radius >= 0 ? radius : null,
            Description = group.Child(ReportCodes.Description)?.Text ?? "",
        };
    }

    // Only this software writes them; elsewhere a landmark without a place is not told of.
    private static IEnumerable<Landmark> Missing(ReportNode root) =>
        from evaluations in root.Children
        where evaluations.IsNamed(ReportCodes.QualitativeEvaluations)
        from item in evaluations.Children
        let absent = item.IsNamed(ReportCodes.Absent)
        where absent || item.IsNamed(ReportCodes.NotFound)
        let name = item.Text
        where name is not null
        select absent ? Landmark.Absent(name) : Landmark.Missing(name);

    private sealed record Place(ReportGroup Group, WorldPoint Point, string FrameOfReferenceUid);
}
