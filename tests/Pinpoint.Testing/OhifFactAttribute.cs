namespace Pinpoint.Testing;

/// <summary>A test that needs OHIF's adapter; skipped with a reason where it is missing, except in continuous integration, where it then fails.</summary>
public sealed class OhifFactAttribute : FactAttribute
{
    public OhifFactAttribute()
    {
        if (!Ohif.Exists && Environment.GetEnvironmentVariable("CI") is not "true")
        {
            Skip = "needs node and @cornerstonejs/adapters; run: npm ci --ignore-scripts --prefix tests/ohif";
        }
    }
}
