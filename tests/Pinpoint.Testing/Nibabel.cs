using System.Diagnostics;

namespace Pinpoint.Testing;

/// <summary>Debian's python3-nibabel, an independent reader and writer of NIfTI.</summary>
public static class Nibabel
{
    internal const string Python = "/usr/bin/python3";

    public static bool Exists { get; } = File.Exists(Python) && Start("-c", "import nibabel").ExitCode == 0;

    /// <summary>Runs a script of this repository.</summary>
    /// <exception cref="InvalidOperationException">The script failed; its last words are in the message.</exception>
    public static void Run(string script, params string[] arguments)
    {
        var (exitCode, output) = Start([Path.Combine(RepositoryRoot.Path, script), .. arguments]);
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"{script} ended with {exitCode}: {output}");
        }
    }

    private static (int ExitCode, string Output) Start(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        string output = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
