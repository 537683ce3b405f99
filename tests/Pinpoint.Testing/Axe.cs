namespace Pinpoint.Testing;

/// <summary>axe-core, which looks for what shuts people out of a page, as <c>npm ci</c> put it into tests/axe.</summary>
public static class Axe
{
    private static readonly string File = Path.Combine(RepositoryRoot.Path, "tests", "axe", "node_modules", "axe-core", "axe.min.js");

    public static bool Exists { get; } = System.IO.File.Exists(File);

    /// <summary>The checker's script, which makes <c>axe</c> on the page that runs it.</summary>
    public static string Script => System.IO.File.ReadAllText(File);
}
