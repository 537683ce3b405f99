namespace Pinpoint.Testing;

/// <summary>A test that needs the golden values or real scans in ../shared; skipped with a reason where they are missing.</summary>
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (!SharedData.Exists)
        {
            Skip = "needs ../shared (golden values and real scans), which is not here";
        }
    }
}
