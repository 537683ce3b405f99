using System.Reflection;

namespace Pinpoint.Models;

/// <summary>The version of this software.</summary>
public static class ToolVersion
{
    /// <summary>The version as in the package, without build metadata.</summary>
    public static string Text { get; } =
        (typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];
}
