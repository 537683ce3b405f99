namespace Pinpoint.Documents;

/// <summary>What the files of a studio's project do not say themselves: <c>project.json</c> in its folder.</summary>
/// <param name="LandmarkList">The landmarks that are placed, in the order in which they are placed.</param>
/// <param name="CaseNotes">What was noted of cases; one without a note has none of it.</param>
public sealed record ProjectDocument(IReadOnlyList<ListedLandmarkItem> LandmarkList, IReadOnlyList<CaseNoteItem> CaseNotes) : Document("project", 1);

/// <summary>A landmark of a project's list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="BodySide"><c>left</c>, <c>right</c> or <c>middle</c>; null where it is not said.</param>
/// <param name="Colour">The colour in which it is drawn, such as <c>#ffd54a</c>; null for that of its state.</param>
/// <param name="Definition">Where exactly it lies, for whoever places it; null where nothing is said.</param>
public sealed record ListedLandmarkItem(string Name, string? BodySide = null, string? Colour = null, string? Definition = null);

/// <summary>What was noted of a case.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="NotUsed">Whether the scan is not to be used.</param>
/// <param name="CheckedVersion">The version of the landmarks that a second look found right; null where there was none.</param>
/// <param name="WorkSeconds">How long people have worked on the case, in seconds.</param>
/// <param name="DraftRun">The training whose model's answer the labels began with; null where they began with nothing.</param>
/// <param name="DraftMovedMm">How far the landmarks of that answer were moved in mm, their mean; null where they began with nothing.</param>
public sealed record CaseNoteItem(
    string Case, bool NotUsed, string? CheckedVersion, double WorkSeconds, string? DraftRun = null, double? DraftMovedMm = null);

/// <summary>What one saving of a case changed: a line of <c>history/CASE.jsonl</c> in the project's folder.</summary>
/// <param name="When">When it was saved.</param>
/// <param name="User">Who did it; null where the server knows no names.</param>
/// <param name="Moved">The landmarks that were placed, moved or taken away.</param>
/// <param name="CaseState">How the case stands, one of <c>new</c>, <c>predicted</c>, <c>in_work</c>, <c>labelled</c>, <c>checked</c>, <c>rejected</c>.</param>
public sealed record CaseChangeDocument(DateTimeOffset When, string? User, IReadOnlyList<MovedLandmarkItem> Moved, string CaseState)
    : Document("case_change", 1);

/// <summary>A landmark that was placed, moved or taken away.</summary>
/// <param name="Name">Its name.</param>
/// <param name="FromLpsMm">Where it was in LPS mm; null where it had no position.</param>
/// <param name="ToLpsMm">Where it is since in LPS mm; null where it has no position.</param>
public sealed record MovedLandmarkItem(string Name, IReadOnlyList<double>? FromLpsMm, IReadOnlyList<double>? ToLpsMm);
