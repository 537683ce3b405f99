namespace Pinpoint.Testing;

/// <summary>A test that needs hyparquet; skipped with a reason where it is missing, except in continuous integration, where it then fails.</summary>
public sealed class ParquetFactAttribute : FactAttribute
{
    public ParquetFactAttribute()
    {
        if (!ParquetPeer.Exists && Environment.GetEnvironmentVariable("CI") is not "true")
        {
            Skip = "needs node and hyparquet; run: npm ci --ignore-scripts --prefix tests/parquet";
        }
    }
}
