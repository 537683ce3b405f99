namespace Pinpoint.Codecs.Tests;

/// <summary>
/// A theory that needs OpenJPEG's programs; skipped with a reason where they are missing, except in continuous integration, where it then fails.
/// </summary>
internal sealed class OpenJpegTheoryAttribute : TheoryAttribute
{
    internal const string Reason = "needs opj_compress and opj_decompress (Debian: libopenjp2-tools), which are not here";

    public OpenJpegTheoryAttribute()
    {
        if (!OpenJpeg.Exists && Environment.GetEnvironmentVariable("CI") is not "true")
        {
            Skip = Reason;
        }
    }
}
