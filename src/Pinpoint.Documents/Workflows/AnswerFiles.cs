using Pinpoint.Localization;

namespace Pinpoint.Workflows;

/// <summary>The landmark files that a prediction writes: a file per scan and format, no two the same, and a report per scan.</summary>
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

        IReadOnlyList<string> names = AnswerNames.Of(scans);
        var files = new AnswerFiles(
            [.. names.Select(name => folder is null ? [] : request.Formats.Select(format => Path.Combine(folder, $"{name}.{format}")).ToArray())],
            [.. names.Select(name => request.PageFile ?? (request.WithPages ? Path.Combine(folder!, $"{name}.html") : null))]);
        if (!request.Overwrite)
        {
            KeptFiles.Refuse(files._files.SelectMany(these => these).Concat(files._pages.OfType<string>()));
        }

        return files;
    }

    /// <summary>The report of a scan; null where none is wanted.</summary>
    public string? PageOf(int scan) => _pages[scan];

    /// <summary>The files of a scan.</summary>
    public IReadOnlyList<string> Of(int scan) => _files[scan];
}
