using Pinpoint.Documents;
using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>
/// A project of the studio: scans, the landmarks that people place in them, and what is noted of each case, all as plain files of a data set that
/// <c>train</c> takes. How a case stands follows from its files, so that nothing can contradict them; each saving is whole or not at all. Any number of threads
/// may ask it at once.
/// </summary>
internal sealed class StudioProject : IDisposable
{
    private const int LargestDocument = 1 << 24;
    private const int MostChanges = 50;
    private const double LongestSeconds = 3600;
    private readonly Lock _lock = new();
    private readonly FolderLock _held;
    private readonly TimeProvider _clock;
    private ProjectDocument _document;

    private StudioProject(ProjectFolder folder, FolderLock held, ProjectDocument document, TimeProvider clock)
    {
        Folder = folder;
        _held = held;
        _document = document;
        _clock = clock;
    }

    /// <summary>Where its files lie.</summary>
    public ProjectFolder Folder { get; }

    /// <summary>The landmarks that are placed, in their order.</summary>
    public IReadOnlyList<ListedLandmarkItem> LandmarkList => _document.LandmarkList;

    /// <summary>
    /// Opens a project, or begins one in a folder that is not there, or is a data set without one: its list then is that of the landmark files.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="clock">Tells when something was changed; null takes the system's.</param>
    /// <exception cref="UsageException">Another studio has it open.</exception>
    /// <exception cref="BadInputException">Its files are damaged, or it is a file.</exception>
    /// <exception cref="ResourceException">The folder cannot be written.</exception>
    public static StudioProject Open(string folder, TimeProvider? clock = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (File.Exists(folder))
        {
            throw new BadInputException(folder, null, "is a file, where the folder of a project is needed; name a folder, which is made if it is not there");
        }

        var files = new ProjectFolder(folder);
        var held = FolderLock.Take(folder, "pinpoint studio");
        try
        {
            files.Prepare();
            return new StudioProject(files, held, Read(files), clock ?? TimeProvider.System);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The project as it stands.</summary>
    /// <exception cref="BadInputException">A file of it is damaged, or two claim one case.</exception>
    public StudioDocument Describe(string? user)
    {
        lock (_lock)
        {
            var (cases, warnings) = Folder.List();
            string[] ranked = [.. StudioSuggestions.Read(Folder).Select(item => item.Scan)];
            return new StudioDocument(Folder.Name, user, _document.LandmarkList, [.. cases.Select(item => ItemOf(item, ranked))], warnings);
        }
    }

    /// <summary>A case; null where there is none of that name.</summary>
    public DatasetCase? Find(string name)
    {
        lock (_lock)
        {
            return Folder.List().Cases.FirstOrDefault(item => item.Name == name);
        }
    }

    /// <summary>A case that is opened.</summary>
    /// <exception cref="BadInputException">Its landmark file is damaged.</exception>
    public StudioCaseDocument Show(DatasetCase item)
    {
        lock (_lock)
        {
            return Shown(item);
        }
    }

    /// <summary>Replaces the list of landmarks; positions that are there stay.</summary>
    /// <exception cref="BadInputException">The list is wrong.</exception>
    /// <exception cref="ResourceException">It cannot be written.</exception>
    public void SetList(IReadOnlyList<ListedLandmarkItem>? list)
    {
        IReadOnlyList<ListedLandmarkItem> checkedList = Workflows.LandmarkList.Of(list);
        lock (_lock)
        {
            Write(_document with { LandmarkList = checkedList });
        }
    }

    /// <summary>
    /// Saves the landmarks of a case, whole or not at all: first what was changed, then the landmarks, so that a killed process loses neither.
    /// </summary>
    /// <exception cref="LabelsConflictException">Somebody saved others meanwhile.</exception>
    /// <exception cref="BadInputException">A landmark is none of the list, or is undecided in a case that is said to be done.</exception>
    /// <exception cref="ResourceException">A file cannot be written.</exception>
    public StudioCaseDocument Save(DatasetCase item, LabelsSaving saving)
    {
        lock (_lock)
        {
            var (before, version) = LabelsOf(item);
            RequireVersion(item, saving.ExpectedVersion, version);
            LandmarkSet after = Workflows.LandmarkList.Ordered(_document.LandmarkList, saving.Landmarks);
            Workflows.LandmarkList.Refuse(_document.LandmarkList, after, saving.Done);
            bool isLabelled = saving.Done || item.LandmarksPath is not null;
            CaseNoteItem note = NoteOf(item.Name);
            note = note with { WorkSeconds = note.WorkSeconds + Math.Clamp(saving.Seconds, 0, LongestSeconds) };
            CaseHistory.Append(Folder.HistoryOf(item.Name), new CaseChangeDocument(
                _clock.GetUtcNow(), saving.User, CaseHistory.Between(before, after), CaseStates.NameOf(isLabelled ? CaseState.Labelled : CaseState.InWork)));
            DatasetCase saved = isLabelled ? Place(item, after) : Draft(item, after);
            SetNote(saving.Done && item.LandmarksPath is null ? WithDraft(note, item, after) : note);
            return Shown(saved);
        }
    }

    /// <summary>The notes of all cases.</summary>
    public IReadOnlyList<CaseNoteItem> Notes
    {
        get
        {
            lock (_lock)
            {
                return _document.CaseNotes;
            }
        }
    }

    /// <summary>The cases that a training takes, checked or not; their landmark files are not read.</summary>
    /// <exception cref="BadInputException">Two files claim one case.</exception>
    public IReadOnlyList<DatasetCase> LabelledCases
    {
        get
        {
            lock (_lock)
            {
                return [.. Folder.List().Cases.Where(item => item.LandmarksPath is not null && !NoteOf(item.Name).NotUsed)];
            }
        }
    }

    /// <summary>The cases in a state that a question asks for.</summary>
    /// <exception cref="BadInputException">A file of the project is damaged.</exception>
    public IReadOnlyList<DatasetCase> CasesIn(Predicate<CaseState> wanted)
    {
        lock (_lock)
        {
            return [.. Folder.List().Cases.Where(item => wanted(StateOf(item, LabelsOf(item).Version)))];
        }
    }

    /// <summary>Writes down what a model says of a case; what people have placed in it lies in other files, and stays.</summary>
    /// <exception cref="ResourceException">The file cannot be written.</exception>
    public void Predict(DatasetCase item, LandmarkSet landmarks)
    {
        lock (_lock)
        {
            LandmarkFile.Write(Folder.PredictionOf(item.Name), landmarks);
        }
    }

    /// <summary>Notes what a person says of a case as a whole.</summary>
    /// <exception cref="LabelsConflictException">Somebody saved other landmarks than those that were looked at.</exception>
    /// <exception cref="BadInputException">A case that is not labelled cannot be checked.</exception>
    /// <exception cref="ResourceException">It cannot be written.</exception>
    public StudioCaseDocument Judge(DatasetCase item, CaseJudgement judgement, string? expectedVersion, string? user)
    {
        lock (_lock)
        {
            string? version = LabelsOf(item).Version;
            CaseNoteItem note = NoteOf(item.Name);
            switch (judgement)
            {
                case CaseJudgement.Rejected:
                    note = note with { NotUsed = true };
                    break;
                case CaseJudgement.Accepted:
                    note = note with { NotUsed = false };
                    break;
                case CaseJudgement.Checked:
                    RequireVersion(item, expectedVersion, version);
                    note = item.LandmarksPath is null
                        ? throw new BadInputException("only a labelled case can be checked; place its landmarks first")
                        : note with { CheckedVersion = version };
                    break;
                case CaseJudgement.Unchecked:
                    note = note with { CheckedVersion = null };
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException($"The judgement {judgement} has no arm.");
            }

            SetNote(note);
            CaseHistory.Append(Folder.HistoryOf(item.Name), new CaseChangeDocument(_clock.GetUtcNow(), user, [], CaseStates.NameOf(StateOf(item, version))));
            return Shown(item);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();

    private static ProjectDocument Read(ProjectFolder folder)
    {
        if (!File.Exists(folder.File))
        {
            string[] names = [.. Landmarks(folder)];
            return new ProjectDocument([.. names.Select(name => new ListedLandmarkItem(name))], []);
        }

        try
        {
            string text = InputFile.ReadText(folder.File, LargestDocument)
                ?? throw new BadInputException(folder.File, null, "is too large for a project; restore it");
            return DocumentText.Read<ProjectDocument>(text, folder.File);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(folder.File, null, "cannot be read; check the rights to it", exception);
        }
    }

    private static IEnumerable<string> Landmarks(ProjectFolder folder) =>
        LandmarkMatching.UnionOfNames([.. folder.List().Cases.Where(item => item.LandmarksPath is not null)
            .Select(item => folder.Read(item, item.LandmarksPath!))]);

    private StudioCaseDocument Shown(DatasetCase item)
    {
        var (landmarks, version) = LabelsOf(item);
        return new StudioCaseDocument(
            item.Name,
            CaseStates.NameOf(StateOf(item, version)),
            version,
            LandmarkItem.Of(landmarks),
            CaseHistory.Last(Folder.HistoryOf(item.Name), MostChanges));
    }

    private StudioCaseItem ItemOf(DatasetCase item, string[] ranked)
    {
        var (landmarks, version) = LabelsOf(item);
        return new StudioCaseItem(
            item.Name,
            CaseStates.NameOf(StateOf(item, version)),
            _document.LandmarkList.Count(listed => landmarks.Find(listed.Name) is not null),
            NoteOf(item.Name).WorkSeconds,
            Array.IndexOf(ranked, item.Name) is var place and >= 0 ? place + 1 : null);
    }

    private CaseState StateOf(DatasetCase item, string? version)
    {
        CaseNoteItem note = NoteOf(item.Name);
        return note.NotUsed ? CaseState.Rejected
            : item.LandmarksPath is not null ? (note.CheckedVersion is { } seen && seen == version ? CaseState.Checked : CaseState.Labelled)
            : File.Exists(Folder.DraftOf(item.Name)) ? CaseState.InWork
            : version is not null ? CaseState.Predicted
            : CaseState.New;
    }

    // What a training takes comes first: it holds at least what a draft beside it holds, which a killed process left.
    private (LandmarkSet Landmarks, string? Version) LabelsOf(DatasetCase item)
    {
        string[] files = [item.LandmarksPath ?? "", Folder.DraftOf(item.Name), Folder.PredictionOf(item.Name)];
        return Folder.ReadDecided(item, Array.Find(files, File.Exists));
    }

    private void RequireVersion(DatasetCase item, string? expected, string? present)
    {
        if (expected == present)
        {
            return;
        }

        string who = CaseHistory.Last(Folder.HistoryOf(item.Name), 1) is [{ User: { } user }, ..] ? user : "somebody";
        throw new LabelsConflictException(
            $"{who} has saved other landmarks of '{item.Name}' meanwhile; yours are not written, look at theirs and decide", present);
    }

    // What people make of a model's answer is the most honest measure of it: no training has seen these scans.
    private CaseNoteItem WithDraft(CaseNoteItem note, DatasetCase item, LandmarkSet after)
    {
        string file = Folder.PredictionOf(item.Name);
        if (!File.Exists(file) || StudioSuggestions.RunOf(Folder) is not { } run)
        {
            return note;
        }

        LandmarkSet answer = Folder.Read(item, file);
        double[] moved = [.. after.Select(landmark => (Now: landmark.Position, Said: answer.Find(landmark.Name)?.Position))
            .Where(pair => pair is { Now: not null, Said: not null }).Select(pair => pair.Now!.Value.DistanceTo(pair.Said!.Value))];
        return moved.Length == 0 ? note : note with { DraftRun = run, DraftMovedMm = moved.Average() };
    }

    private DatasetCase Draft(DatasetCase item, LandmarkSet landmarks)
    {
        LandmarkFile.Write(Folder.DraftOf(item.Name), landmarks);
        return item;
    }

    // A file of another format gives way, for two of one case would make the data set unreadable; until the new one stands, there is the draft.
    private DatasetCase Place(DatasetCase item, LandmarkSet landmarks)
    {
        string path = Folder.LandmarksOf(item.Name);
        if (item.LandmarksPath is { } other && Path.GetFullPath(other) != Path.GetFullPath(path))
        {
            Draft(item, landmarks);
            Folder.PutAside(other);
        }

        LandmarkFile.Write(path, landmarks);
        if (File.Exists(Folder.DraftOf(item.Name)))
        {
            File.Delete(Folder.DraftOf(item.Name));
        }

        return item with { LandmarksPath = path };
    }

    private CaseNoteItem NoteOf(string name) =>
        _document.CaseNotes.FirstOrDefault(note => note.Case == name) ?? new CaseNoteItem(name, false, null, 0);

    private void SetNote(CaseNoteItem note)
    {
        if (note != NoteOf(note.Case))
        {
            Write(_document with
            {
                CaseNotes = [.. _document.CaseNotes.Where(other => other.Case != note.Case).Append(note).OrderBy(item => item.Case, StringComparer.Ordinal)],
            });
        }
    }

    private void Write(ProjectDocument document)
    {
        DocumentFile.Write(Folder.File, document);
        _document = document;
    }
}
