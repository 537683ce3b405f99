namespace Pinpoint.Testing;

/// <summary>A test that needs nginx; skipped with a reason where it is missing, except in continuous integration, where it then fails.</summary>
public sealed class NginxFactAttribute : FactAttribute
{
    /// <summary>Where nginx is; null where it is not.</summary>
    public static string? Program { get; } = Array.Find(["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx"], File.Exists);

    public NginxFactAttribute()
    {
        if (Program is null && Environment.GetEnvironmentVariable("CI") is not "true")
        {
            Skip = "needs nginx (Debian: nginx-light), which is not here";
        }
    }
}
