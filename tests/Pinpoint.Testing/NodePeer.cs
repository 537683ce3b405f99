using System.ComponentModel;
using System.Diagnostics;

namespace Pinpoint.Testing;

/// <summary>Node.js, which runs the peers that npm brings.</summary>
internal static class NodePeer
{
    public static bool Exists { get; } = IsThere();

    /// <summary>Runs a script.</summary>
    /// <returns>Standard output.</returns>
    /// <exception cref="InvalidOperationException">The script failed; its last words are in the message.</exception>
    public static string Run(params string[] arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo("node", arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"node {arguments[0]} ended with {process.ExitCode}: {error.Result}");
    }

    private static bool IsThere()
    {
        try
        {
            return Run("--version").Length > 0;
        }
        catch (Win32Exception)
        {
            // There is no such program.
            return false;
        }
    }
}
