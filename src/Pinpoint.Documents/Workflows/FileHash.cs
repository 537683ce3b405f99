using System.Security.Cryptography;
using System.Text;
using Pinpoint.Models;

namespace Pinpoint.Workflows;

/// <summary>SHA-256 of files, in lower-case hexadecimal digits.</summary>
internal static class FileHash
{
    /// <summary>The hash of a file's bytes.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="OperationCanceledException">That was cancelled.</exception>
    public static string Of(string file, CancellationToken cancellationToken = default)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        FileContent.AppendTo(hash, file, cancellationToken);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The hash of text as UTF-8.</summary>
    public static string OfText(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The hash of a file, or of the names and contents of a folder's files at any depth; null where it cannot be told, as of a pipe.</summary>
    /// <exception cref="OperationCanceledException">That was cancelled.</exception>
    public static string? OfFileOrFolder(string path, CancellationToken cancellationToken = default)
    {
        try
        {
            return Directory.Exists(path)
                    ? OfText(string.Join('\n', FilesIn(path).Select(file => $"{Path.GetRelativePath(path, file)} {Of(file, cancellationToken)}")))
                : File.Exists(path) && !InputFile.MayBePipe(path) ? Of(path, cancellationToken)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The hash of a model's file, or of one that comes with this software.</summary>
    /// <param name="model">The model as the user named it.</param>
    /// <exception cref="BadInputException">There is no such model, or it cannot be read.</exception>
    public static string OfModel(string model)
    {
        if (ShippedModels.Has(model))
        {
            return Convert.ToHexStringLower(SHA256.HashData(ShippedModels.Read(model)));
        }

        string path = ModelFile.PathOf(model);
        try
        {
            return Of(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(path, null, "cannot be read; check the path and the rights to it", exception);
        }
    }

    /// <summary>The files of a folder at any depth, in ordinal order.</summary>
    public static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
