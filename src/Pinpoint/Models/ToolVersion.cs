using System.Reflection;

namespace Pinpoint.Models;

/// <summary>The version of this software.</summary>
internal static class ToolVersion
{
    /// <summary>
    /// Major, minor and patch of the package's version. What tells commits between two releases apart is left out, so that a model's bytes do not change with
    /// every commit.
    /// </summary>
    public static string Text { get; } =
        (typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+', '-')[0];
}
