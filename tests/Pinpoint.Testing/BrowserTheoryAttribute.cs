namespace Pinpoint.Testing;

/// <summary>Tests that need Chromium; skipped with a reason where it is missing, except in continuous integration, where they then fail.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Reason;
}
