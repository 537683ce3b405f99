using System.ComponentModel;
using System.Diagnostics;

namespace Pinpoint.Testing;

/// <summary>ONNX Runtime for Node.js, which runs the JavaScript example of the documentation, as <c>npm ci</c> put it into tests/onnxruntime.</summary>
public static class OnnxRuntime
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "tests", "onnxruntime");

    public static bool Exists { get; } = Directory.Exists(Path.Combine(Folder, "node_modules", "onnxruntime-node")) && NodeExists();

    /// <summary>Runs a script that lies in a folder of its own, with the runtime's packages within its reach.</summary>
    /// <returns>Standard output.</returns>
    /// <exception cref="InvalidOperationException">The script failed; its last words are in the message.</exception>
    public static string Run(string script, params string[] arguments)
    {
        string packages = Path.Combine(Path.GetDirectoryName(script)!, "node_modules");
        if (!Directory.Exists(packages))
        {
            Directory.CreateSymbolicLink(packages, Path.Combine(Folder, "node_modules"));
        }

        return Start([script, .. arguments]);
    }

    private static string Start(params string[] arguments)
    {
        using Process process = Process.Start(
            new ProcessStartInfo("node", arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"node {arguments[0]} ended with {process.ExitCode}: {error.Result}");
    }

    private static bool NodeExists()
    {
        try
        {
            return Start("--version").Length > 0;
        }
        catch (Win32Exception)
        {
            // There is no such program.
            return false;
        }
    }
}
