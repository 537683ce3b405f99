using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pinpoint.Imaging;

/// <summary>Unique identifiers for what is written: 2.25, then a number of 128 bits (PS3.5, annex B.2).</summary>
/// <param name="next">Gives numbers that nobody gave before.</param>
internal sealed class DicomUids(Func<UInt128> next)
{
    private const string Root = "2.25.";

    /// <summary>Random identifiers, which never come twice.</summary>
    public static DicomUids Random { get; } = new(() => BinaryPrimitives.ReadUInt128BigEndian(Guid.NewGuid().ToByteArray(bigEndian: true)));

    /// <summary>A new identifier.</summary>
    public string New() => Invariant($"{Root}{next()}");

    /// <summary>The identifier of what a text names: the same for the same text.</summary>
    public static string Of(string text) => Invariant($"{Root}{BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}");
}
