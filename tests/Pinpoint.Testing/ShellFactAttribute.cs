namespace Pinpoint.Testing;

/// <summary>A test that needs programs; skipped with a reason where one is missing, except in continuous integration, where it then fails.</summary>
public sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute(params string[] programs)
    {
        if (!Shell.Has(programs) && Environment.GetEnvironmentVariable("CI") is not "true")
        {
            Skip = $"needs {string.Join(", ", programs)}, of which one at least is not here";
        }
    }
}
