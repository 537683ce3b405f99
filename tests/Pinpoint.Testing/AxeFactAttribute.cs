namespace Pinpoint.Testing;

/// <summary>A browser test that needs axe-core; skipped with a reason where it is missing, except in continuous integration, where it then fails.</summary>
public sealed class AxeFactAttribute : FactAttribute
{
    public AxeFactAttribute()
    {
        Skip = Chromium.Reason
            ?? (Axe.Exists || Environment.GetEnvironmentVariable("CI") is "true" ? null : "needs axe-core; run: npm ci --ignore-scripts --prefix tests/axe");
    }
}
