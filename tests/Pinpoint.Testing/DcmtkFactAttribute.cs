namespace Pinpoint.Testing;

/// <summary>A test that needs dcmtk; skipped with a reason where it is missing, except in continuous integration, where it then fails.</summary>
public sealed class DcmtkFactAttribute : FactAttribute
{
    public DcmtkFactAttribute()
    {
        if (!Dcmtk.Exists && Environment.GetEnvironmentVariable("CI") is not "true")
        {
            Skip = "needs dcmtk (Debian: dcmtk), which is not here";
        }
    }
}
