using System.Diagnostics;

namespace Pinpoint.Testing;

/// <summary>Debian's dcmtk, an independent reader and writer of DICOM and its codecs.</summary>
public static class Dcmtk
{
    private const string Folder = "/usr/bin";

    public static bool Exists { get; } = File.Exists(Path.Combine(Folder, "dcmdjpeg"));

    /// <summary>Runs one of its programs.</summary>
    /// <exception cref="InvalidOperationException">The program failed; its words are in the message.</exception>
    public static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Folder, program), arguments) { RedirectStandardError = true, UseShellExecute = false };
        using Process process = Process.Start(start)!;
        string words = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {words}");
        }
    }
}
