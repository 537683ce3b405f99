namespace Pinpoint.Testing;

/// <summary>A test that needs transformix; skipped with a reason where it is missing, except in continuous integration, where it then fails.</summary>
public sealed class TransformixFactAttribute : FactAttribute
{
    public TransformixFactAttribute()
    {
        if (!Shell.Has("transformix") && Environment.GetEnvironmentVariable("CI") is not "true")
        {
            Skip = "needs transformix (Debian: elastix), which is not here";
        }
    }
}
