using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pinpoint.Networks;

/// <summary>
/// A checksum in a file's own metadata: SHA-256 over all tensors and all other metadata. It tells damage (a bad disk, a broken copy, a change by hand), not
/// forgery.
/// </summary>
internal static class SafetensorsSeal
{
    /// <summary>The metadata's key.</summary>
    public const string Key = "sha256";

    /// <summary>The checksum, 64 lowercase hexadecimal digits.</summary>
    /// <param name="tensors">The tensors in the order of the file.</param>
    /// <param name="metadata">The metadata, whose <see cref="Key"/> is passed over.</param>
    public static string Of(IReadOnlyList<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string key, string value) in metadata.Where(pair => pair.Key != Key).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Append(hash, key);
            Append(hash, value);
        }

        foreach (SafetensorsTensor tensor in tensors)
        {
            Append(hash, tensor.Name);
            Append(hash, tensor.Type.ToString());
            Append(hash, string.Join(',', tensor.Shape.Select(side => Invariant($"{side}"))));
            tensor.AppendTo(hash);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Each text with its length before it, so that no two lists of texts give the same bytes.
    private static void Append(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
