namespace Pinpoint.Testing;

/// <summary>A test that needs ITK's readers; skipped with a reason where they are missing, except in continuous integration, where it then fails.</summary>
public sealed class ItkFactAttribute : FactAttribute
{
    public ItkFactAttribute()
    {
        if (!ItkPeer.Exists && Environment.GetEnvironmentVariable("CI") is not "true")
        {
            Skip = "needs node and @itk-wasm/transform-io; run: npm ci --ignore-scripts --prefix tests/itk";
        }
    }
}
