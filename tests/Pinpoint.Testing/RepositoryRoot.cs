namespace Pinpoint.Testing;

/// <summary>The folder of the solution file, found upwards from the test's own assembly.</summary>
public static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Pinpoint.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No Pinpoint.slnx above {AppContext.BaseDirectory}.");
    }
}
