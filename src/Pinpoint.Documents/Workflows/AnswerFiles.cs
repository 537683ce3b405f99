using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>The files that a prediction writes: a landmark file per scan and format, no two the same, and a report per scan.</summary>
internal sealed class AnswerFiles
{
    private readonly IReadOnlyList<IReadOnlyList<string>> _files;
    private readonly IReadOnlyList<string?> _pages;

    private AnswerFiles(IReadOnlyList<IReadOnlyList<string>> files, IReadOnlyList<string?> pages)
    {
        _files = files;
        _pages = pages;
    }

    /// <summary>Names the files.</summary>
    /// <exception cref="UsageException">There is no place for the reports, or one place for many.</exception>
    public static AnswerFiles Plan(IReadOnlyList<NamedScan> scans, PredictScansRequest request)
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

        string[] endings = request.Forms.Count > 0
            ? [.. request.Forms.Select(form => form.Ending)]
            : [.. request.WrittenFormats.Select(format => "." + EndingOf(format))];
        return new AnswerFiles(
            [
                .. scans.Select(scan => request.AnswerFile is { } file ? [file]
                    : folder is null ? []
                    : endings.Select(ending => Path.Combine(folder, scan.Name + ending)).ToArray()),
            ],
            [.. scans.Select(scan => request.PageFile ?? (request.WithPages ? Path.Combine(folder!, $"{scan.Name}.html") : null))]);
    }

    /// <summary>The report of a scan; null where none is wanted.</summary>
    public string? PageOf(int scan) => _pages[scan];

    /// <summary>The landmark files of a scan.</summary>
    public IReadOnlyList<string> Of(int scan) => _files[scan];

    /// <summary>All files of a scan.</summary>
    public IReadOnlyList<string> AllOf(int scan) => _pages[scan] is { } page ? [.. _files[scan], page] : _files[scan];

    private static string EndingOf(string format) => LandmarkFormats.Standard.FindWritten(format)?.Writer!.Ending
        ?? throw new UsageException($"no landmark format '{format}' is written; choose among {LandmarkFormats.Standard.WrittenWords}");
}
