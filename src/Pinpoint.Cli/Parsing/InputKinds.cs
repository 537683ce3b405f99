using System.Buffers.Binary;
using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Cli.Parsing;

/// <summary>Tells a file's kind from its content; the name decides only where the content is damaged.</summary>
internal static class InputKinds
{
    private const int SafetensorsHead = 9;

    public static InputKind Of(string path)
    {
        if (InputFile.MayBePipe(path) && (VolumeFile.HasVolumeName(path) || !LandmarkFile.HasLandmarkName(path)))
        {
            // To look into a pipe would take its first bytes away, or wait for its writer where no signal ends the wait.
            return InputKind.Volume;
        }

        if (ShippedModels.Has(path))
        {
            return InputKind.Model;
        }

        if (Directory.Exists(path))
        {
            return !File.Exists(Path.Combine(path, ModelFile.UsualName)) && ScanFolder.IsScan(path) ? InputKind.Volume : InputKind.Model;
        }

        if (IsModel(path))
        {
            return InputKind.Model;
        }

        if (LandmarkFile.HasLandmarkName(path) && !VolumeFile.HasVolumeName(path))
        {
            return IsVolume(path) ? InputKind.Volume : InputKind.Landmarks;
        }

        // A text that is no volume is told about landmark formats, whatever it is called.
        return !IsVolume(path) && (VolumeFile.HasVolumeName(path) ? IsLandmarks(path) : IsText(path)) ? InputKind.Landmarks : InputKind.Volume;
    }

    // A safetensors file opens with the length of its JSON header.
    private static bool IsModel(string path)
    {
        if (path.EndsWith(".safetensors", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (!File.Exists(path) || InputFile.LinkFault(path).Length > 0)
        {
            return false;
        }

        try
        {
            using FileStream stream = File.OpenRead(path);
            Span<byte> head = stackalloc byte[SafetensorsHead];
            return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
                && head[^1] == (byte)'{'
                && BinaryPrimitives.ReadUInt64LittleEndian(head) <= (ulong)stream.Length;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(path, null, $"cannot be read ({exception.Message.TrimEnd('.')}); check the file and the rights to it", exception);
        }
    }

    private static bool IsVolume(string path) => Reads(() => VolumeFile.ReadHeader(path));

    private static bool IsLandmarks(string path) => Reads(() => LandmarkFile.FormatOf(path));

    private static bool IsText(string path) => Reads(() => LandmarkFileContent.Read(path));

    private static bool Reads<T>(Func<T> read)
    {
        try
        {
            _ = read();
            return true;
        }
        catch (PinpointException)
        {
            // The one reader that is left as a candidate then says what is wrong.
            return false;
        }
    }
}
