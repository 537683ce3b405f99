namespace Pinpoint.Documents;

/// <summary>What was found in a cohort: <c>cohort.json</c> and <c>pinpoint gather --json</c>.</summary>
/// <param name="CaseCount">The number of cases.</param>
/// <param name="DoneCount">The number of cases that have an answer.</param>
/// <param name="FailedCount">The number of cases that failed.</param>
/// <param name="UnfinishedCount">The number of cases that were begun and neither done nor failed: interrupted, killed, or at work.</param>
/// <param name="MissingCount">The number of scans that no manifest names; 0 where the scans were not given.</param>
/// <param name="RejectedCount">The number of cases that the model holds to be unlike its training set.</param>
/// <param name="ModelHashes">The hashes of the models that gave the answers; one, unless they were mixed.</param>
/// <param name="SecondsPerCase">The mean time of an answer in seconds.</param>
/// <param name="MeasurementFigures">How each measurement is spread over the cases.</param>
/// <param name="Outliers">The cases to look at first, the farthest from the rest first.</param>
/// <param name="Failures">The scans that failed; and those that were not finished, or that no manifest names.</param>
/// <param name="Warnings">What is odd but can be lived with, one line each.</param>
/// <param name="Tables">The files of the table that were written.</param>
public sealed record CohortDocument(
    int CaseCount,
    int DoneCount,
    int FailedCount,
    int UnfinishedCount,
    int MissingCount,
    int RejectedCount,
    IReadOnlyList<string> ModelHashes,
    double? SecondsPerCase,
    IReadOnlyList<MeasurementFigures> MeasurementFigures,
    IReadOnlyList<OutlierItem> Outliers,
    IReadOnlyList<FailureItem> Failures,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Tables) : Document("cohort", 1);

/// <summary>A measurement over a cohort.</summary>
/// <param name="Name">Its name, in short.</param>
/// <param name="Title">Its name in words.</param>
/// <param name="Unit"><c>mm</c> or <c>degrees</c>.</param>
/// <param name="CaseCount">The number of cases.</param>
/// <param name="Mean">The mean, in the unit.</param>
/// <param name="Sd">The sample's standard deviation, in the unit; null of one case.</param>
/// <param name="Least">The least value, in the unit.</param>
/// <param name="LowerQuartile">The lower quartile, in the unit.</param>
/// <param name="Median">The median, in the unit.</param>
/// <param name="UpperQuartile">The upper quartile, in the unit.</param>
/// <param name="Greatest">The greatest value, in the unit.</param>
public sealed record MeasurementFigures(
    string Name,
    string Title,
    string Unit,
    int CaseCount,
    double Mean,
    double? Sd,
    double Least,
    double LowerQuartile,
    double Median,
    double UpperQuartile,
    double Greatest);

/// <summary>A case that a person should look at.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="Scan">The scan's path, or its name as a client gave it.</param>
/// <param name="Rejected">Whether the scan is unlike the training set, so that its landmarks are not to be trusted.</param>
/// <param name="Reasons">Why it is, the strongest first.</param>
/// <param name="Deviation">How far it is from the cohort's median in robust standard deviations, in what is farthest; null where nothing is far.</param>
/// <param name="Unusual">What is farther than 3.5 of these: <c>shape</c>, or a measurement's name; the farthest first.</param>
/// <param name="ShapeDistanceMm">The distance from the cohort's mean shape in mm: root mean square over landmarks, pose and size taken away.</param>
public sealed record OutlierItem(
    string Case,
    string Scan,
    bool Rejected,
    IReadOnlyList<string> Reasons,
    double? Deviation,
    IReadOnlyList<string> Unusual,
    double? ShapeDistanceMm);
