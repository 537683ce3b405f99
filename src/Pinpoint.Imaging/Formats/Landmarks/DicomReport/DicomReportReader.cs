namespace Pinpoint.Imaging;

/// <summary>
/// Reads the points of measurement groups of structured reports, whoever wrote them: in the patient's space or in the planes of the scan's images, at any
/// depth. Names and states are those that this
/// software writes, or else the tracking identifier, the comment or the finding.
/// </summary>
internal static class DicomReportReader
{
    /// <summary>The landmarks of a report, in LPS mm.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="report">Its data set.</param>
    /// <param name="scan">The scan that it is about; null where it is not at hand.</param>
    /// <exception cref="BadInputException">There are no points, none that can be placed, or points in another space than the scan's, or in several; coordinates
    /// are damaged.</exception>
    public static LandmarkSet Read(string path, DicomDataSet report, ImagePlanes? scan)
    {
        var root = new ReportNode(report);
        IReadOnlyList<ReportGroup> groups = ReportGroup.In(root);
        var builder = new LandmarkSetBuilder(path);
        Place[] all = [.. groups.SelectMany(group => PlacesOf(path, group, scan).DistinctBy(place => place.Point))];
        Place[] places = [.. all.Where(place => place.Point is not null)];
        RefuseOtherSpaces(path, places, scan);
        Landmark[] missing = [.. Missing(root)];
        if (places.Length == 0 && missing.Length == 0)
        {
            throw new BadInputException(path, null, all.Length == 0
                ? "is a structured report without points in measurement groups; give one of template 1500 with SCOORD3D or SCOORD points"
                : scan is null ? "holds points in the planes of images (SCOORD), which have a place only with these; give the DICOM scan beside it"
                : "holds points in the planes of images (SCOORD) that are not the scan's; give the scan of this report, or the report of this scan");
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

        Warn(builder, names, all.Length - places.Length + groups.Sum(group => group.Regions));
        return builder.Build();
    }

    private static void Warn(LandmarkSetBuilder builder, Dictionary<string, int> names, int left)
    {
        foreach ((string name, int count) in names.Where(pair => pair.Value > 1))
        {
            builder.Warn("names", Invariant($"{count} points are called '{Excerpt.Of(name)}', so they were numbered in the order of the file"));
        }

        if (left > 0)
        {
            builder.Warn("measurement groups", Invariant($"{left} regions that are no points, or not of this scan's images, were left out"));
        }
    }

    // A place without a point is that of an image which is not at hand.
    private static IEnumerable<Place> PlacesOf(string path, ReportGroup group, ImagePlanes? scan)
    {
        foreach (ReportNode item in group.Points)
        {
            double[] numbers = item.Coordinates;
            int dimensions = item.IsFlat ? 2 : 3;
            bool fits = item.GraphicType == "POINT" ? numbers.Length == dimensions : numbers.Length > 0 && numbers.Length % dimensions == 0;
            if (!fits || !Array.TrueForAll(numbers, double.IsFinite))
            {
                throw new BadInputException(
                    path, group.Place, Invariant($"its {item.GraphicType} has {numbers.Length} coordinates, which are no places; export the report again"));
            }

            (string instance, int frame) = item.IsFlat ? item.Image : ("", 0);
            for (int index = 0; index < numbers.Length; index += dimensions)
            {
                yield return item.IsFlat
                    ? new Place(group, scan?.PlaceOf(instance, frame, numbers[index], numbers[index + 1]), null)
                    : new Place(group, new WorldPoint(numbers[index], numbers[index + 1], numbers[index + 2]), item.FrameOfReferenceUid);
            }
        }
    }

    private static void RefuseOtherSpaces(string path, Place[] places, ImagePlanes? scan)
    {
        string[] spaces = [.. places.Select(place => place.FrameOfReferenceUid).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (spaces.Length > 1)
        {
            throw new BadInputException(
                path, null, Invariant($"holds points in {spaces.Length} frames of reference, which are not of one scan; export a report for each series"));
        }

        if (scan is { FramesOfReference: { Count: > 0 } there } && spaces.Except(there, StringComparer.Ordinal).Any())
        {
            throw new BadInputException(
                path, null, "its points lie in another frame of reference than the scan's images; give the scan of this report, or the report of this scan");
        }
    }

    private static Landmark LandmarkOf(Place place, string name)
    {
        ReportNode group = place.Group.Node;
        LandmarkStatus? status = group.Child(ReportCodes.Status)?.Code is { } code ? LandmarkStatuses.Parse(code.Value) : null;
        double? radius = group.Child(ReportCodes.Radius)?.Number;
        return Landmark.At(name, place.Point!.Value) with
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

    private sealed record Place(ReportGroup Group, WorldPoint? Point, string? FrameOfReferenceUid);
}
