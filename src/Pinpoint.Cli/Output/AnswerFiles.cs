using Pinpoint.Localization;

namespace Pinpoint.Cli.Output;

/// <summary>The landmark files that a prediction writes: a file per scan and format, no two the same.</summary>
internal sealed class AnswerFiles
{
    private readonly IReadOnlyList<IReadOnlyList<string>> _files;

    private AnswerFiles(IReadOnlyList<IReadOnlyList<string>> files) => _files = files;

    public static AnswerFiles Plan(IReadOnlyList<string> scans, string? folder, IReadOnlyList<string> formats)
    {
        IReadOnlyList<string> names = AnswerNames.Of(scans);
        return new AnswerFiles([.. names.Select(name => folder is null ? [] : formats.Select(format => Path.Combine(folder, $"{name}.{format}")).ToArray())]);
    }

    /// <summary>The files of a scan.</summary>
    public IReadOnlyList<string> Of(int scan) => _files[scan];

    /// <summary>Makes sure that nothing is written over.</summary>
    /// <exception cref="UsageException">One of the files is there already.</exception>
    public void RefuseExisting()
    {
        if (_files.SelectMany(files => files).FirstOrDefault(File.Exists) is { } there)
        {
            throw new UsageException($"{there}: is there already and is kept; choose another folder, or overwrite with --force");
        }
    }
}
