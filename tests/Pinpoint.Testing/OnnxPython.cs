using System.Diagnostics;

namespace Pinpoint.Testing;

/// <summary>
/// Python with numpy and ONNX Runtime: the package onnxruntime where it is installed, else the stand-in of tests/onnxruntime, which hands the
/// networks to ONNX Runtime for Node.js.
/// </summary>
public static class OnnxPython
{
    private static readonly bool HasPackage = Start(null, "-c", "import onnxruntime").ExitCode == 0;

    public static bool Exists { get; } = Start(null, "-c", "import numpy").ExitCode == 0 && (HasPackage || OnnxRuntime.Exists);

    /// <summary>Runs a script.</summary>
    /// <returns>Standard output.</returns>
    /// <exception cref="InvalidOperationException">The script failed; its last words are in the message.</exception>
    public static string Run(string script, params string[] arguments)
    {
        var (exitCode, output, error) = Start(
            HasPackage ? null : Path.Combine(RepositoryRoot.Path, "tests", "onnxruntime", "stand-in"), [script, .. arguments]);
        return exitCode == 0 ? output : throw new InvalidOperationException($"{script} ended with {exitCode}: {error}");
    }

    // -B: no __pycache__ beside scripts of the repository.
    private static (int ExitCode, string Output, string Error) Start(string? packages, params string[] arguments)
    {
        if (!File.Exists(Nibabel.Python))
        {
            return (-1, "", $"there is no {Nibabel.Python}");
        }

        var start = new ProcessStartInfo(Nibabel.Python, ["-B", .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        if (packages is not null)
        {
            start.Environment["PYTHONPATH"] = packages;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
