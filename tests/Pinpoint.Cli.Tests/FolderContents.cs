using System.Security.Cryptography;

namespace Pinpoint.Cli.Tests;

/// <summary>
/// All that a run leaves in its folder, but for the times in it: the log, which tells of breaks, and the checkpoint, which tells how long it took, are left
/// out.
/// </summary>
internal static class FolderContents
{
    private static readonly string[] Times = ["seconds", "\"written\""];

    /// <summary>What the files of a folder hold, by their names.</summary>
    public static SortedDictionary<string, string> Of(string folder) => new(
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("training.jsonl", StringComparison.Ordinal) && !file.EndsWith("checkpoint.safetensors", StringComparison.Ordinal))
            .ToDictionary(
                file => Path.GetRelativePath(folder, file),
                file => file.EndsWith(".safetensors", StringComparison.Ordinal)
                    ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))
                    : WithoutTimes(File.ReadAllLines(file)),
                StringComparer.Ordinal),
        StringComparer.Ordinal);

    private static string WithoutTimes(string[] lines)
    {
        int column = Array.IndexOf(lines[0].Split(','), "seconds");
        return column >= 0
            ? string.Join('\n', lines.Select(line => string.Join(',', line.Split(',').Where((_, i) => i != column))))
            : string.Join('\n', lines.Where(line => !Times.Any(key => line.Contains(key, StringComparison.Ordinal))));
    }

    /// <summary>Checks that two folders hold the same, file by file.</summary>
    public static void ShouldBeSame(SortedDictionary<string, string> one, SortedDictionary<string, string> other)
    {
        one.Keys.ShouldBe(other.Keys);
        foreach (var (file, content) in other)
        {
            one[file].ShouldBe(content, file);
        }
    }
}
