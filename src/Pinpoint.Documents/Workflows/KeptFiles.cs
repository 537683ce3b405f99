namespace Pinpoint.Workflows;

/// <summary>What is there already stays, unless the user says otherwise.</summary>
internal static class KeptFiles
{
    /// <summary>Refuses to write over a file or a folder.</summary>
    /// <param name="paths">What would be written.</param>
    /// <param name="otherwise">What else the user could choose, such as <c>another folder</c>.</param>
    /// <exception cref="UsageException">One of the paths is there already.</exception>
    public static void Refuse(IEnumerable<string> paths, string otherwise = "another folder")
    {
        if (paths.FirstOrDefault(Path.Exists) is { } there)
        {
            throw new UsageException($"{there}: is there already and is kept; choose {otherwise}, or overwrite with --force");
        }
    }
}
