using Pinpoint.Documents;
using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>
/// Landmarks that a second person placed in scans without seeing the first's: plain landmark files, <c>raters/NAME/CASE.mrk.json</c>, which no training takes;
/// and how far apart the people are. Files that were made elsewhere may be put there too. Any number of threads may ask it at once.
/// </summary>
/// <param name="project">The project.</param>
internal sealed class StudioRaters(StudioProject project)
{
    private const int LongestName = 80;
    private readonly Lock _lock = new();

    /// <summary>What a rater has placed in a case.</summary>
    /// <exception cref="BadInputException">The rater's name is none, or the file is damaged.</exception>
    public StudioCaseDocument Show(DatasetCase item, string rater)
    {
        string file = FileOf(item, rater);
        lock (_lock)
        {
            return Shown(item, file);
        }
    }

    /// <summary>Saves what a rater has placed in a case, whole or not at all; the case's own landmarks stay as they are.</summary>
    /// <exception cref="LabelsConflictException">Others were saved under the rater's name meanwhile.</exception>
    /// <exception cref="BadInputException">
    /// The rater's name is none, a landmark is none of the list, or one is undecided in what is said to be done.
    /// </exception>
    /// <exception cref="ResourceException">The file cannot be written.</exception>
    public StudioCaseDocument Save(DatasetCase item, string rater, LabelsSaving saving)
    {
        string file = FileOf(item, rater);
        LandmarkSet placed = LandmarkList.Ordered(project.LandmarkList, saving.Landmarks);
        LandmarkList.Refuse(project.LandmarkList, placed, saving.Done);
        lock (_lock)
        {
            string? version = ProjectFolder.VersionOf(file);
            if (saving.ExpectedVersion != version)
            {
                throw new LabelsConflictException($"other landmarks of '{item.Name}' were saved as {rater} meanwhile; look at them and decide", version);
            }

            LandmarkFile.Write(file, placed);
            return Shown(item, file);
        }
    }

    /// <summary>How far apart people are who placed the same landmarks in the same scans; the project's own labels are one of them.</summary>
    /// <exception cref="BadInputException">A landmark file is damaged.</exception>
    public StudioRatersDocument Compare()
    {
        string[] raters = [.. Names()];
        IReadOnlyList<DatasetCase> cases = project.Folder.List().Cases;
        Difference[] all = [.. cases.SelectMany(item => DifferencesIn(item, raters))];
        Difference[] placed = [.. all.Where(item => item.Mm is not null)];
        return new StudioRatersDocument(
            [.. raters.Select(name => new RaterItem(name, cases.Count(item => File.Exists(project.Folder.RatingOf(name, item.Name)))))],
            all.Average(item => item.Mm),
            [
                .. all.GroupBy(item => item.Landmark, StringComparer.Ordinal).Select(group => RowOf(group.Key, [.. group]))
                    .OrderByDescending(row => row.MeanDifferenceMm ?? -1),
            ],
            [
                .. placed.GroupBy(item => item.Case, StringComparer.Ordinal)
                    .Select(group => new CaseDifferenceItem(
                        group.Key, group.Average(item => item.Mm), group.Max(item => item.Mm), group.MaxBy(item => item.Mm)!.Landmark))
                    .OrderByDescending(row => row.MeanDifferenceMm),
            ]);
    }

    private static LandmarkDifferenceItem RowOf(string name, Difference[] all)
    {
        // Averages and maxima pass over those whom only one person placed.
        int placed = all.Count(item => item.Mm is not null);
        return new LandmarkDifferenceItem(
            name,
            placed,
            all.Average(item => item.Mm),
            all.Max(item => item.Mm),
            placed == 0 ? null : all.MaxBy(item => item.Mm)!.Case,
            all.Length - placed);
    }

    private IEnumerable<Difference> DifferencesIn(DatasetCase item, string[] raters)
    {
        LandmarkSet[] sets =
        [
            .. item.LandmarksPath is { } own ? [project.Folder.Read(item, own)] : Array.Empty<LandmarkSet>(),
            .. raters.Select(name => project.Folder.RatingOf(name, item.Name)).Where(File.Exists).Select(file => project.Folder.Read(item, file)),
        ];
        return
            from one in Enumerable.Range(0, sets.Length)
            from other in Enumerable.Range(one + 1, sets.Length - one - 1)
            from listed in project.LandmarkList
            let first = sets[one].Find(listed.Name)?.Position
            let second = sets[other].Find(listed.Name)?.Position
            where first is not null || second is not null
            select new Difference(item.Name, listed.Name, first is { } here && second is { } there ? here.DistanceTo(there) : null);
    }

    private IEnumerable<string> Names() => !Directory.Exists(project.Folder.Raters)
        ? []
        : Directory.EnumerateDirectories(project.Folder.Raters).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private string FileOf(DatasetCase item, string rater)
    {
        string name = rater.Trim();
        return name.Length is > 0 and <= LongestName && name.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')
            ? project.Folder.RatingOf(name, item.Name)
            : throw new BadInputException(
                Invariant($"the name of the second person is missing, longer than {LongestName} letters, or has other signs than letters, digits, blanks, ")
                + "- and _; write another");
    }

    private StudioCaseDocument Shown(DatasetCase item, string file)
    {
        var (decided, version) = project.Folder.ReadDecided(item, file);
        CaseState state = decided.Count == 0 ? CaseState.New
            : project.LandmarkList.All(listed => decided.Find(listed.Name) is not null) ? CaseState.Labelled
            : CaseState.InWork;
        return new StudioCaseDocument(
            item.Name, CaseStates.NameOf(state), version, LandmarkItem.Of(decided), []);
    }

    /// <summary>How far apart two people are at a landmark; null where only one of them placed it.</summary>
    private sealed record Difference(string Case, string Landmark, double? Mm);
}
