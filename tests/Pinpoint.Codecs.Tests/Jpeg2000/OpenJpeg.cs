using System.Diagnostics;
using System.Globalization;
using Pinpoint.Testing;

namespace Pinpoint.Codecs.Tests;

/// <summary>OpenJPEG's programs, which write streams for the tests and read them as the judge.</summary>
internal static class OpenJpeg
{
    private static readonly string? Compressor = Find("opj_compress");
    private static readonly string? Decompressor = Find("opj_decompress");

    internal static bool Exists => Compressor is not null && Decompressor is not null;

    /// <summary>Compresses a picture.</summary>
    internal static byte[] Compress(Picture picture, string options, string extension = "j2k")
    {
        using var folder = new TemporaryFolder();
        string source = folder.File("source.rawl"), target = folder.File("target." + extension);
        File.WriteAllBytes(source, picture.ToVoxels());
        string format = string.Create(
            CultureInfo.InvariantCulture, $"{picture.Width},{picture.Height},1,{picture.Precision},{(picture.Signed ? 's' : 'u')}");
        Run(Compressor, ["-i", source, "-F", format, "-o", target, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        return File.ReadAllBytes(target);
    }

    /// <summary>Decompresses a stream.</summary>
    internal static Picture Decompress(byte[] code)
    {
        using var folder = new TemporaryFolder();
        string source = folder.File(code[0] == 0 ? "source.jp2" : "source.j2k");
        File.WriteAllBytes(source, code);
        Run(Decompressor, ["-i", source, "-o", folder.File("target.pgx")]);
        return Picture.FromPgx(File.ReadAllBytes(Directory.GetFiles(folder.Path, "target*.pgx").ShouldHaveSingleItem()));
    }

    private static void Run(string? program, string[] arguments)
    {
        var start = new ProcessStartInfo(program ?? throw new InvalidOperationException(OpenJpegTheoryAttribute.Reason), arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}: {output} {error.Result}");
    }

    private static string? Find(string program) =>
        Array.Find(["/usr/bin/" + program, "/usr/local/bin/" + program, "/opt/homebrew/bin/" + program], File.Exists);
}
