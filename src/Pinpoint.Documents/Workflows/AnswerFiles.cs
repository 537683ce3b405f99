using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Workflows;

/// <summary>The landmark files that a prediction writes: a file per scan and format, no two the same, and a report per scan.</summary>
internal sealed class AnswerFiles
{
    private readonly IReadOnlyList<IReadOnlyList<string>> _files;
    private readonly IReadOnlyList<string?> _pages;
    private readonly bool[] _done;
    private readonly DoneWork? _work;
    private string? _begun;

    private AnswerFiles(IReadOnlyList<IReadOnlyList<string>> files, IReadOnlyList<string?> pages, DoneWork? work)
    {
        _files = files;
        _pages = pages;
        _done = new bool[files.Count];
        _work = work;
    }

    /// <summary>Names the files.</summary>
    /// <exception cref="UsageException">There is no place for the reports, one place for many, or a file is there already.</exception>
    public static AnswerFiles Plan(IReadOnlyList<string> scans, PredictScansRequest request)
    {
        string? folder = request.OutputFolder;
        if (request is { WithPages: true, PageFile: null } && folder is null)
        {
            throw new UsageException("--report has no folder to write to; give --output DIR, or --report FILE.html");
        }

        if (request.PageFile is { } page && scans.Count > 1)
        {
            throw new UsageException(
                Invariant($"--report {page} is one page, and there are {scans.Count} scans; give --output DIR and --report without a file"));
        }

        if (request.AnswerFile is { } answer && scans.Count > 1)
        {
            throw new UsageException(Invariant($"--markups {answer} is the file of one scan, and there are {scans.Count}; give --output DIR"));
        }

        IReadOnlyList<string> names = AnswerNames.Of(scans);
        string[] formats = [.. request.WrittenFormats];
        var files = new AnswerFiles(
            [
                .. names.Select(name => request.AnswerFile is { } file ? [file]
                    : folder is null ? []
                    : formats.Select(format => Path.Combine(folder, $"{name}.{EndingOf(format)}")).ToArray()),
            ],
            [.. names.Select(name => request.PageFile ?? (request.WithPages ? Path.Combine(folder!, $"{name}.html") : null))],
            WorkOf(request, scans));
        if (request.Overwrite)
        {
            files._work?.Forget();
        }
        else
        {
            files.KeepDone(scans, request);
        }

        return files;
    }

    /// <summary>The report of a scan; null where none is wanted.</summary>
    public string? PageOf(int scan) => _pages[scan];

    /// <summary>The files of a scan.</summary>
    public IReadOnlyList<string> Of(int scan) => _files[scan];

    /// <summary>Whether a run that was ended early has written the files of a scan, so that they need not be written again.</summary>
    public bool AreDone(int scan) => _done[scan];

    /// <summary>Remembers that the files of a scan are about to be written.</summary>
    public void Begin(int scan, string file)
    {
        _begun = _work is null ? null : DoneWork.ContentOf(file);
        _work?.Begin(_begun, _files[scan]);
    }

    /// <summary>Remembers that the files of the scan that was begun last are written.</summary>
    public void Add(int scan) => _work?.Add(_begun, _files[scan]);

    /// <summary>The run has ended well: the next one of its kind begins anew.</summary>
    public void Forget() => _work?.Forget();

    private static string EndingOf(string format) => LandmarkFormats.Standard.FindWritten(format)?.Writer!.Ending
        ?? throw new UsageException($"no landmark format '{format}' is written; choose among {LandmarkFormats.Standard.WrittenWords}");

    // One scan is done or is not: there is nothing to go on with.
    private static DoneWork? WorkOf(PredictScansRequest request, IReadOnlyList<string> scans) => scans.Count < 2 || request.OutputFolder is not { } folder
        ? null
        : DoneWork.In(
            folder,
            ToolVersion.Text,
            ModelFile.SealOf(request.Model) ?? DoneWork.ContentOf(ModelFile.PathOf(request.Model)) ?? request.Model,
            string.Join(',', request.Formats),
            Invariant($"{request.Selection.Frame} {request.Selection.NiftiNoCodes} {request.Selection.Series} {request.Search.Rule} ") +
                Invariant($"{request.Search.Updates} {request.Search.RandomStarts}"),
            Invariant($"{request.Search.Combination} {request.Search.Seed} {request.Search.CheckMirrorImages} {request.Search.UseCalibration}"));

    private void KeepDone(IReadOnlyList<string> scans, PredictScansRequest request)
    {
        for (int i = 0; i < scans.Count; i++)
        {
            string[] there = [.. _files[i].Concat(_pages[i] is { } page ? [page] : []).Where(Path.Exists)];
            string? content = there.Length > 0 && _work is not null ? DoneWork.ContentOf(scans[i]) : null;
            DoneState state = content is null ? DoneState.Foreign : _work!.StateOf(content, _files[i]);
            _done[i] = state == DoneState.Done && request.SkipDone && _pages[i] is null;
            KeptFiles.Refuse(
                state != DoneState.Foreign ? there.Except(_files[i], StringComparer.Ordinal) : there,
                request.AnswerFile is null ? "another folder" : "another name");
        }
    }
}
