namespace Pinpoint.Testing;

/// <summary>The folder with golden values and real scans that stands beside the project, where there is one.</summary>
public static class SharedData
{
    private static readonly string? Root = Locate();

    public static bool Exists => Root is not null;

    public static string PathOf(params string[] parts) =>
        Path.Combine([Root ?? throw new InvalidOperationException("../shared is not here; guard the test with [SharedFact]."), .. parts]);

    private static string? Locate()
    {
        string? folder = RepositoryRoot.Path;
        string candidate = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, "..", "shared"));
        return Directory.Exists(candidate) ? candidate : null;
    }
}
