namespace Pinpoint.Testing;

/// <summary>A test that needs python3-nibabel; skipped with a reason where it is missing, except in continuous integration, where it then fails.</summary>
public sealed class NibabelFactAttribute : FactAttribute
{
    public NibabelFactAttribute()
    {
        if (!Nibabel.Exists && Environment.GetEnvironmentVariable("CI") is not "true")
        {
            Skip = "needs /usr/bin/python3 with nibabel (Debian: python3-nibabel), which is not here";
        }
    }
}
