using System.Diagnostics;
using System.Globalization;
using Pinpoint.Codecs.Tests.Support;

namespace Pinpoint.Hostile;

/// <summary>OpenJPEG's encoder, where the machine has it.</summary>
internal static class OpenJpegProgram
{
    private static readonly string? Program = Array.Find(
        ["/usr/bin/opj_compress", "/usr/local/bin/opj_compress", "/opt/homebrew/bin/opj_compress"], File.Exists);

    /// <summary>A stream of JPEG 2000; null where the program is not installed.</summary>
    /// <param name="samples">Samples of 12 bits.</param>
    /// <param name="width">Samples of a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="options">Options of <c>opj_compress</c>.</param>
    public static byte[]? Compress(ushort[] samples, int width, int height, string options)
    {
        if (Program is null)
        {
            return null;
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("pinpoint-openjpeg-");
        try
        {
            string source = Path.Combine(folder.FullName, "source.rawl");
            string target = Path.Combine(folder.FullName, "target.j2k");
            File.WriteAllBytes(source, Pictures.ToVoxels(samples, 16));
            string format = string.Create(CultureInfo.InvariantCulture, $"{width},{height},1,12,u");
            var start = new ProcessStartInfo(Program, ["-i", source, "-F", format, "-o", target, .. options.Split(' ')])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? File.ReadAllBytes(target) : throw new InvalidOperationException($"opj_compress {options}: {output} {error.Result}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
