using System.Diagnostics;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests;

/// <summary>A disk of 64 KiB, mounted for a test, where this user may mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SmallDisk()
    {
    }

    public string Path => _folder.Path;

    /// <summary>Why there is none, or null where one can be mounted.</summary>
    public static string? Obstacle
    {
        get
        {
            using SmallDisk? disk = TryMount();
            return disk is null ? "needs the right to mount a small tmpfs (run as root on Linux)" : null;
        }
    }

    public static SmallDisk? TryMount()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var disk = new SmallDisk();
        if (Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.Path) == 0)
        {
            return disk;
        }

        disk._folder.Dispose();
        return null;
    }

    public void Dispose()
    {
        Run("umount", Path);
        _folder.Dispose();
    }

    private static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
