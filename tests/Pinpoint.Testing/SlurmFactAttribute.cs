namespace Pinpoint.Testing;

/// <summary>A test that needs Slurm; skipped with a reason where it is missing, except in continuous integration, where it then fails.</summary>
public sealed class SlurmFactAttribute : FactAttribute
{
    public SlurmFactAttribute()
    {
        if (!SlurmCluster.Exists && Environment.GetEnvironmentVariable("CI") is not "true")
        {
            Skip = "needs Slurm (Debian: slurm-wlm, munge), which is not here";
        }
    }
}
