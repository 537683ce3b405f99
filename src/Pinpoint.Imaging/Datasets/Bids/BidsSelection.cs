namespace Pinpoint.Imaging;

/// <summary>The images of a data set that are to be searched, those that are not, and why.</summary>
/// <param name="Taken">The images, those who were scanned in ordinal order.</param>
/// <param name="Left">Images that are not searched.</param>
/// <param name="Empty">The labels of those who have no image to search.</param>
public sealed record BidsSelection(IReadOnlyList<BidsImage> Taken, IReadOnlyList<BidsLeftImage> Left, IReadOnlyList<string> Empty)
{
    private const int MostNamed = 20;

    /// <summary>Chooses images.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="participants">The labels of those who are meant, with or without <c>sub-</c>; none means all.</param>
    /// <param name="sessions">The labels of the visits that are meant, with or without <c>ses-</c>; none means all.</param>
    /// <param name="filter">Which images; null takes all that show the anatomy.</param>
    /// <param name="reading">How an image's header is read, which says whether it is a volume.</param>
    /// <exception cref="BadInputException">Somebody who is named is not in the data set, a folder cannot be read, or nothing is left to search; the message
    /// says what there is.</exception>
    public static BidsSelection Of(
        BidsDataset dataset, IReadOnlyList<string> participants, IReadOnlyList<string> sessions, BidsFilter? filter, VolumeReadOptions reading)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(participants);
        ArgumentNullException.ThrowIfNull(sessions);
        string[] subjects = Subjects(dataset, participants);
        HashSet<string> visits = [.. sessions.Select(label => BidsName.WithoutKey(label, BidsEntity.Session))];
        var taken = new List<BidsImage>();
        var left = new List<BidsLeftImage>();
        var all = new List<BidsImage>();
        var empty = new List<string>();
        foreach (string subject in subjects)
        {
            (IReadOnlyList<BidsImage> images, IReadOnlyList<BidsLeftImage> none) = dataset.ImagesOf(subject);
            left.AddRange(none);
            all.AddRange(images);
            int before = taken.Count;
            foreach (BidsImage image in images)
            {
                string? reason = visits.Count > 0 && (image.Session is not { } session || !visits.Contains(session)) ? "its session was not asked for"
                    : !(filter ?? BidsFilter.Standard).Takes(image) ? ReasonOf(image, filter)
                    : FramesReason(image, reading);
                if (reason is null)
                {
                    taken.Add(image);
                }
                else
                {
                    left.Add(new BidsLeftImage(image.Place, reason));
                }
            }

            if (taken.Count == before)
            {
                empty.Add(subject);
            }
        }

        return taken.Count > 0 ? new BidsSelection(taken, left, empty) : throw NothingLeft(dataset, all, left, visits, filter);
    }

    private static string[] Subjects(BidsDataset dataset, IReadOnlyList<string> participants)
    {
        string[] named = [.. participants.Select(label => BidsName.WithoutKey(label, BidsEntity.Subject)).Distinct(StringComparer.Ordinal)];
        string[] absent = [.. named.Except(dataset.Subjects, StringComparer.Ordinal)];
        return absent.Length > 0
            ? throw new BadInputException(
                dataset.Folder, null, $"there is no {Listed(absent.Select(label => $"sub-{label}"))}; there {Are(dataset.Subjects.Count)} " +
                    Listed(dataset.Subjects))
            : named.Length > 0 ? [.. dataset.Subjects.Where(named.Contains)]
            : [.. dataset.Subjects];
    }

    private static string ReasonOf(BidsImage image, BidsFilter? filter) =>
        image.IsIgnored ? $"{BidsIgnore.FileName} names it"
        : filter is not null ? "the filter does not take it"
        : BidsFilter.IsMask(image) ? "it is a mask"
        : image.Name.ValueOf("part") is { } part ? $"it is part {part} of a complex image"
        : $"it is of the kind {image.Datatype}";

    // What has more than one frame is a course of time or a set of echoes, and no scan. What cannot be read is taken: its search tells what is wrong.
    private static string? FramesReason(BidsImage image, VolumeReadOptions reading)
    {
        if (image.Absence() is not null)
        {
            return null;
        }

        try
        {
            int frames = VolumeFile.ReadHeader(image.File, reading).Frames;
            return frames > 1 && reading.Frame is null ? Invariant($"it has {frames} frames and is no single volume") : null;
        }
        catch (PinpointException)
        {
            return null;
        }
    }

    private static BadInputException NothingLeft(
        BidsDataset dataset, List<BidsImage> all, List<BidsLeftImage> left, HashSet<string> visits, BidsFilter? filter)
    {
        string[] sessions = [.. all.Select(image => image.Session).OfType<string>().Distinct(StringComparer.Ordinal)];
        string kinds = Listed(all.GroupBy(image => $"{image.Datatype}/{image.Name.Suffix}", StringComparer.Ordinal)
            .OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => Invariant($"{kind.Key} ({kind.Count()})")));
        string there = all.Count == 0 ? "there are no images" : $"there are {kinds}" + (sessions.Length > 0 ? $", sessions {Listed(sessions)}" : "");
        string reason = left.GroupBy(image => image.Reason, StringComparer.Ordinal).OrderByDescending(same => same.Count()).FirstOrDefault()?.Key is { } most
            ? $" (most often: {most})"
            : "";
        string remedy = visits.Count > 0 ? "name other sessions" : filter is not null ? "change the filter" : "choose with --bids-filter-file";
        return new BadInputException(dataset.Folder, null, $"no image is left to search: {there}{reason}; {remedy}");
    }

    private static string Are(int count) => count == 1 ? "is" : "are";

    private static string Listed(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return string.Join(", ", all.Take(MostNamed)) + (all.Length > MostNamed ? Invariant($" and {all.Length - MostNamed} more") : "");
    }
}
