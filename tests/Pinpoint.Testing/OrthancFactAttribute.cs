namespace Pinpoint.Testing;

/// <summary>A test that needs Orthanc; skipped with a reason where it is missing, except in continuous integration, where it then fails.</summary>
public sealed class OrthancFactAttribute : FactAttribute
{
    public OrthancFactAttribute()
    {
        if (!Orthanc.Exists && Environment.GetEnvironmentVariable("CI") is not "true")
        {
            Skip = "needs Orthanc with its DICOMweb plug-in (Debian: orthanc, orthanc-dicomweb), which is not here";
        }
    }
}
