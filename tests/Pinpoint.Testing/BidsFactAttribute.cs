namespace Pinpoint.Testing;

/// <summary>
/// A test that needs the validators of BIDS; skipped with a reason where they are missing, except in continuous integration, where it then fails.
/// </summary>
public sealed class BidsFactAttribute : FactAttribute
{
    public BidsFactAttribute()
    {
        if (!BidsValidator.Exists && Environment.GetEnvironmentVariable("CI") is not "true")
        {
            Skip = "needs node and bids-validator; run: npm ci --ignore-scripts --prefix tests/bids";
        }
    }
}
