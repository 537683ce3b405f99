using System.Diagnostics;

namespace Pinpoint.Testing;

/// <summary>Independent readers of DICOM: dsrdump and dcmftest of dcmtk, dciodvfy of dicom3tools.</summary>
public static class DicomTools
{
    public static bool Exist { get; } = Array.TrueForAll(["dsrdump", "dcmftest", "dciodvfy"], program => File.Exists($"/usr/bin/{program}"));

    /// <summary>Runs one of them.</summary>
    /// <returns>How it ended, and all that it said.</returns>
    public static (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo($"/usr/bin/{program}", arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
