namespace Pinpoint.Testing;

/// <summary>A test that needs Chromium; skipped with a reason where it is missing, except in continuous integration, where it then fails.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Reason;
}
