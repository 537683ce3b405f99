using Pinpoint.Imaging;
using Pinpoint.Localization;

namespace Pinpoint.Workflows;

/// <summary>Scans in which a model is to find its landmarks.</summary>
/// <param name="Model">A model file, the folder of a training run, or the name of a model that comes with this software.</param>
/// <param name="Scans">Scans, or folders of them.</param>
public sealed record PredictScansRequest(string Model, IReadOnlyList<string> Scans)
{
    /// <summary>A scan from an archive, which is searched in place of <see cref="Scans"/>; null for none.</summary>
    public ArchivedScan? Archived { get; init; }

    /// <summary>Receives the report of a scan from an archive; null stores none.</summary>
    public ReportStore? Store { get; init; }

    /// <summary>The folder that receives a landmark file per scan and format; null writes none.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>The words of the formats of the landmark files: <c>mrk.json</c> and others.</summary>
    public IReadOnlyList<string> Formats { get; init; } = ["mrk.json"];

    /// <summary>The one file of the one scan's landmarks, in place of the folder; its ending says the format. Null has them in the folder.</summary>
    public string? AnswerFile { get; init; }

    /// <summary>Whether each scan gets a report, <c>NAME.html</c> in the folder.</summary>
    public bool WithPages { get; init; }

    /// <summary>The file of the one scan's report; null has reports, where they are wanted, in the folder.</summary>
    public string? PageFile { get; init; }

    /// <summary>Whether each answer is given as a JSON document too (<see cref="ScanOutcome.Document"/>).</summary>
    public bool WithDocuments { get; init; }

    /// <summary>Whether to write over files that are there, which else is refused before anything is done, and to store a further report.</summary>
    public bool Overwrite { get; init; }

    /// <summary>
    /// Whether scans are passed over that an earlier run into the same folder has done: the same model and options, the same scan, and files that are still as
    /// they were written. Their answers are in those files and in the manifest (<see cref="ScanOutcome.Record"/>).
    /// </summary>
    public bool SkipDone { get; init; }

    /// <summary>Which volumes of the scans' files are meant, and how they are read.</summary>
    public ScanSelection Selection { get; init; } = new();

    /// <summary>A file of definitions of planes and measurements; null takes the built-in ones that fit the model.</summary>
    public string? Definitions { get; init; }

    /// <summary>How to search.</summary>
    public LocalizerOptions Search { get; init; } = new();

    /// <summary>Is told how far each search is; null tells nobody.</summary>
    public IProgress<SearchProgress>? SearchProgress { get; init; }

    /// <summary>
    /// Which part of the scans to search, where several processes share them; null for all. Every scan is in exactly one part. What was done is kept in the
    /// manifests of <see cref="OutputFolder"/>, which then must be given.
    /// </summary>
    public CohortPart? Part { get; init; }

    /// <summary>The scans with the names of their answers, in place of <see cref="Scans"/>; null gives names that follow from the scans'.</summary>
    internal IReadOnlyList<NamedScan>? Named { get; init; }

    /// <summary>How each answer is written, in place of <see cref="Formats"/>; none takes the formats.</summary>
    internal IReadOnlyList<AnswerForm> Forms { get; init; } = [];

    /// <summary>The words of the formats that will be written.</summary>
    internal IEnumerable<string> WrittenFormats => AnswerFile is { } file
        ? [LandmarkFormats.Standard.FindWrittenByName(file)?.Writer!.Word
            ?? throw new UsageException($"{file}: no landmark format that is written ends like this; use one of {LandmarkFormats.Standard.WrittenWords}")]
        : OutputFolder is null ? [] : Formats;

    /// <summary>The command that the reports are said to come from.</summary>
    public string Command { get; init; } = "";
}
