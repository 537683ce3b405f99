using Pinpoint.Localization;

namespace Pinpoint.Cli.Output;

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
    /// <param name="scans">The scans.</param>
    /// <param name="folder">The folder that receives the files; null writes none.</param>
    /// <param name="formats">The formats of the landmark files.</param>
    /// <param name="withPages">Whether each scan has a report.</param>
    /// <param name="page">The file of the one scan's report; null has them in the folder.</param>
    /// <exception cref="UsageException">There is no place for the reports, or one place for many.</exception>
    public static AnswerFiles Plan(IReadOnlyList<string> scans, string? folder, IReadOnlyList<string> formats, bool withPages, string? page)
    {
        if (withPages && page is null && folder is null)
        {
            throw new UsageException("--report has no folder to write to; give --output DIR, or --report FILE.html");
        }

        if (page is not null && scans.Count > 1)
        {
            throw new UsageException($"--report {page} is one page, and there are {scans.Count} scans; give --output DIR and --report without a file");
        }

        IReadOnlyList<string> names = AnswerNames.Of(scans);
        return new AnswerFiles(
            [.. names.Select(name => folder is null ? [] : formats.Select(format => Path.Combine(folder, $"{name}.{format}")).ToArray())],
            [.. names.Select(name => withPages ? page ?? Path.Combine(folder!, $"{name}.html") : null)]);
    }

    /// <summary>The report of a scan; null where none is wanted.</summary>
    public string? PageOf(int scan) => _pages[scan];

    /// <summary>The files of a scan.</summary>
    public IReadOnlyList<string> Of(int scan) => _files[scan];

    /// <summary>Makes sure that nothing is written over.</summary>
    /// <exception cref="UsageException">One of the files is there already.</exception>
    public void RefuseExisting() => KeptFiles.Refuse(_files.SelectMany(files => files).Concat(_pages.OfType<string>()));
}
