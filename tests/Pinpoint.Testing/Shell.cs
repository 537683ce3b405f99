using System.Diagnostics;

namespace Pinpoint.Testing;

/// <summary>Programs of a Unix system, as a user would run them.</summary>
public static class Shell
{
    /// <summary>Whether programs are on the path.</summary>
    public static bool Has(params string[] programs) => Array.TrueForAll(programs, program =>
        (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin").Split(':').Any(folder => File.Exists(Path.Combine(folder, program))));

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">The folder that it runs in; null for this process's.</param>
    /// <param name="environment">Variables that it has besides this process's.</param>
    public static (int Code, string Output, string Error) Run(
        string program, IEnumerable<string> arguments, string? folder = null, params IEnumerable<(string Name, string Value)> environment)
    {
        using Process process = Start(program, arguments, folder, environment);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    /// <summary>Starts a program.</summary>
    public static Process Start(
        string program, IEnumerable<string> arguments, string? folder = null, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = folder ?? "",
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
