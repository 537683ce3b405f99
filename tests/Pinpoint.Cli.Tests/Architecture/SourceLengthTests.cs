using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Architecture;

/// <summary>How long lines and files may be; .editorconfig states the first for editors, and no compiler enforces it.</summary>
public sealed class SourceLengthTests
{
    private const int LongestLine = 160;
    private const int MostLines = 400;
    private static readonly string[] Folders = ["src", "tests", "bench", "research"];

    [Fact]
    public void The_editors_setting_is_the_limit() =>
        File.ReadAllLines(Path.Combine(RepositoryRoot.Path, ".editorconfig")).ShouldContain($"max_line_length = {LongestLine}", StringComparer.Ordinal);

    [Fact]
    public void No_line_is_longer_than_the_limit() =>
        Sources().SelectMany(file => File.ReadLines(file)
            .Select((line, i) => (Place: $"{Path.GetRelativePath(RepositoryRoot.Path, file)}:{i + 1}", line.Length)))
            .Where(line => line.Length > LongestLine)
            .Select(line => $"{line.Place} has {line.Length} columns")
            .ShouldBeEmpty();

    [Fact]
    public void No_file_is_longer_than_a_reader_bears() =>
        Sources().Select(file => (Name: Path.GetRelativePath(RepositoryRoot.Path, file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > MostLines)
            .Select(file => $"{file.Name} has {file.Lines} lines")
            .ShouldBeEmpty();

    private static IEnumerable<string> Sources()
    {
        string[] sources = [.. Folders.Select(folder => Path.Combine(RepositoryRoot.Path, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !Path.GetRelativePath(RepositoryRoot.Path, file)
                .Split(Path.DirectorySeparatorChar)
                .Any(part => part is "bin" or "obj" or "node_modules"))];
        sources.Length.ShouldBeGreaterThan(500);
        return sources;
    }
}
