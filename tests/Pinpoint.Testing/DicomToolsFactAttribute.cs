namespace Pinpoint.Testing;

/// <summary>
/// A test that needs dcmtk and dicom3tools; skipped with a reason where they are missing, except in continuous integration, where it then fails.
/// </summary>
public sealed class DicomToolsFactAttribute : FactAttribute
{
    public DicomToolsFactAttribute()
    {
        if (!DicomTools.Exist && Environment.GetEnvironmentVariable("CI") is not "true")
        {
            Skip = "needs dsrdump, dcmftest and dciodvfy (Debian: dcmtk, dicom3tools), which are not here";
        }
    }
}
