using System.Text.Json.Serialization;

namespace Pinpoint.Documents;

/// <summary>A project as it stands: <c>GET /api/v1/studio</c>.</summary>
/// <param name="Project">The name of the project's folder.</param>
/// <param name="User">Who did it; null where the server knows no names.</param>
/// <param name="LandmarkList">The landmarks that are placed, in the order in which they are placed.</param>
/// <param name="StudioCases">The project's cases, by name.</param>
/// <param name="Warnings">What is odd but can be lived with, one line each.</param>
public sealed record StudioDocument(
    string Project,
    string? User,
    IReadOnlyList<ListedLandmarkItem> LandmarkList,
    IReadOnlyList<StudioCaseItem> StudioCases,
    IReadOnlyList<string> Warnings) : Document("studio", 1);

/// <summary>A case of a project, as its list shows it.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="CaseState">How the case stands, one of <c>new</c>, <c>predicted</c>, <c>in_work</c>, <c>labelled</c>, <c>checked</c>, <c>rejected</c>.</param>
/// <param name="DecidedCount">How many landmarks of the list a person, or a model, has placed or said not to be visible.</param>
/// <param name="WorkSeconds">How long people have worked on the case, in seconds.</param>
/// <param name="Rank">Its place among the scans that are worth labelling next, from 1 on; null where no model has looked at it.</param>
public sealed record StudioCaseItem(string Case, string CaseState, int DecidedCount, double WorkSeconds, int? Rank);

/// <summary>A case that is open: <c>GET /api/v1/studio/cases/{case}</c>, and the answer to whatever changes one.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="CaseState">How the case stands, one of <c>new</c>, <c>predicted</c>, <c>in_work</c>, <c>labelled</c>, <c>checked</c>, <c>rejected</c>.</param>
/// <param name="LabelsVersion">The version of its landmarks; null where it has none.</param>
/// <param name="Landmarks">The landmarks.</param>
/// <param name="Changes">What was changed last, the latest first.</param>
public sealed record StudioCaseDocument(
    string Case, string CaseState, string? LabelsVersion, IReadOnlyList<LandmarkItem> Landmarks, IReadOnlyList<CaseChangeDocument> Changes)
    : Document("studio_case", 1);

/// <summary>A scan that a project took in: <c>POST /api/v1/studio/scans</c>.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="WasKnown">Whether the project had this very scan already, so that nothing was added.</param>
public sealed record StudioScanDocument(string Case, bool WasKnown) : Document("studio_scan", 1);

/// <summary>Where landmarks that are not placed yet may lie: the answer to <c>POST /api/v1/studio/cases/{case}/proposals</c>.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="ShapeCount">From how many labelled scans the shape was learnt; 0 where they are too few.</param>
/// <param name="Proposals">The landmarks of the list that are not decided and for which a place can be told.</param>
public sealed record StudioProposalsDocument(string Case, int ShapeCount, IReadOnlyList<ProposedLandmarkItem> Proposals) : Document("studio_proposals", 1);

/// <summary>Where a landmark may lie.</summary>
/// <param name="Name">Its name.</param>
/// <param name="PositionLpsMm">Its position in LPS mm: x, y, z.</param>
/// <param name="ProposedFrom"><c>shape</c>: how the landmarks of labelled scans lie to each other; <c>mirror</c>: its partner on the other side.</param>
public sealed record ProposedLandmarkItem(string Name, IReadOnlyList<double> PositionLpsMm, string ProposedFrom);

/// <summary>How far apart people are who placed the same landmarks in the same scans: <c>GET /api/v1/studio/raters</c>.</summary>
/// <param name="Raters">The people whose landmarks lie beside the project's own labels.</param>
/// <param name="MeanDifferenceMm">The mean distance of two people's points in mm, over all that both placed; null where there are none.</param>
/// <param name="LandmarkDifferences">How far apart they are landmark by landmark, the farthest first.</param>
/// <param name="CaseDifferences">How far apart they are case by case, the farthest first.</param>
public sealed record StudioRatersDocument(
    IReadOnlyList<RaterItem> Raters,
    double? MeanDifferenceMm,
    IReadOnlyList<LandmarkDifferenceItem> LandmarkDifferences,
    IReadOnlyList<CaseDifferenceItem> CaseDifferences) : Document("studio_raters", 1);

/// <summary>A person whose landmarks lie beside the project's own labels.</summary>
/// <param name="Rater">The person's name.</param>
/// <param name="RatedCount">In how many scans there are landmarks of the person.</param>
public sealed record RaterItem(string Rater, int RatedCount);

/// <summary>How far apart people are at a landmark.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ComparedCount">How many pairs of points were compared.</param>
/// <param name="MeanDifferenceMm">The mean distance of two people's points in mm, over all that both placed; null where there are none.</param>
/// <param name="LargestDifferenceMm">The largest distance of two people's points in mm; null where there are none.</param>
/// <param name="WorstCase">The case in which they are farthest apart; null where there is none.</param>
/// <param name="OneSidedCount">How often one of two people placed it and the other did not.</param>
public sealed record LandmarkDifferenceItem(
    string Name, int ComparedCount, double? MeanDifferenceMm, double? LargestDifferenceMm, string? WorstCase, int OneSidedCount);

/// <summary>How far apart people are in a case.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="MeanDifferenceMm">The mean distance of two people's points in mm, over all that both placed; null where there are none.</param>
/// <param name="LargestDifferenceMm">The largest distance of two people's points in mm; null where there are none.</param>
/// <param name="WorstLandmark">The landmark at which they are farthest apart.</param>
public sealed record CaseDifferenceItem(string Case, double? MeanDifferenceMm, double? LargestDifferenceMm, string WorstLandmark);

/// <summary>A request's body that saves the landmarks of a case.</summary>
/// <param name="Landmarks">The landmarks.</param>
/// <param name="LabelsVersion">The version of its landmarks; null where it has none.</param>
/// <param name="Done">Whether all are placed, so that the case counts as labelled.</param>
/// <param name="WorkSeconds">How long people have worked on the case, in seconds; what was spent since the last saving.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record LabelsBody(IReadOnlyList<LandmarkItem>? Landmarks, string? LabelsVersion = null, bool Done = false, double WorkSeconds = 0);

/// <summary>A request's body that says what becomes of a case.</summary>
/// <param name="Judgement"><c>rejected</c>, <c>accepted</c> (no longer rejected), <c>checked</c> or <c>unchecked</c>.</param>
/// <param name="LabelsVersion">The version of its landmarks; null where it has none.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record JudgementBody(string? Judgement, string? LabelsVersion = null);

/// <summary>A request's body that brings the list of landmarks.</summary>
/// <param name="LandmarkList">The landmarks that are placed, in the order in which they are placed.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record LandmarkListBody(IReadOnlyList<ListedLandmarkItem>? LandmarkList);
