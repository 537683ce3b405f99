using System.Buffers.Binary;
using System.Collections;
using System.IO.Compression;
using System.Text;

namespace Pinpoint.Testing.Dicom;

/// <summary>A data set as a test makes it: <c>new TestDataSet { { 0x00100010, "PN", "Doe" } }</c>.</summary>
public sealed class TestDataSet : IEnumerable<TestElement>
{
    private static readonly string[] LongLengths = ["OB", "OW", "OF", "OD", "OL", "OV", "SQ", "UN", "UT", "UC", "UR", "SV", "UV"];
    private readonly SortedDictionary<uint, TestElement> _elements = [];

    public void Add(uint tag, string representation, object value) => _elements[tag] = new TestElement(tag, representation, value);

    public void Remove(uint tag) => _elements.Remove(tag);

    public IEnumerator<TestElement> GetEnumerator() => _elements.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A whole file.</summary>
    public byte[] ToFile(TestSyntax syntax)
    {
        using var file = new MemoryStream();
        if (syntax.Meta)
        {
            var meta = new TestDataSet { { 0x00020002, "UI", "1.2.840.10008.5.1.4.1.1.2" }, { 0x00020003, "UI", "2.25.1" }, { 0x00020010, "UI", syntax.Uid } };
            byte[] group = meta.Encode(TestSyntax.ExplicitLittle);
            file.Write(new byte[128]);
            file.Write("DICM"u8);
            file.Write(new TestDataSet { { 0x00020000, "UL", new double[] { group.Length } } }.Encode(TestSyntax.ExplicitLittle));
            file.Write(group);
        }

        byte[] data = Encode(syntax);
        if (syntax.Deflated)
        {
            using var deflate = new DeflateStream(file, CompressionLevel.Fastest, leaveOpen: true);
            deflate.Write(data);
        }
        else
        {
            file.Write(data);
        }

        return file.ToArray();
    }

    private byte[] Encode(TestSyntax syntax)
    {
        using var stream = new MemoryStream();
        foreach (TestElement element in this)
        {
            Write(stream, element, syntax);
        }

        return stream.ToArray();
    }

    private static void Write(MemoryStream stream, TestElement element, TestSyntax syntax)
    {
        bool items = element.Value is TestDataSet[];
        bool fragments = element.Value is byte[][];
        byte[] value = ValueOf(element, syntax);
        Word(stream, (ushort)(element.Tag >> 16), syntax);
        Word(stream, (ushort)element.Tag, syntax);
        uint length = fragments || (items && syntax.Undefined) ? 0xFFFFFFFF : (uint)value.Length;
        if (syntax.Explicit)
        {
            stream.Write(Encoding.ASCII.GetBytes(element.Representation));
        }

        if (!syntax.Explicit)
        {
            Long(stream, length, syntax);
        }
        else if (LongLengths.Contains(element.Representation))
        {
            Word(stream, 0, syntax);
            Long(stream, length, syntax);
        }
        else
        {
            Word(stream, (ushort)length, syntax);
        }

        stream.Write(value);
    }

    private static byte[] ValueOf(TestElement element, TestSyntax syntax) => element.Value switch
    {
        string text => Even(Encoding.UTF8.GetBytes(text), element.Representation == "UI" ? (byte)0 : (byte)' '),
        double[] numbers => [.. numbers.SelectMany(number => NumberOf(number, element.Representation, syntax.BigEndian))],
        byte[] bytes => Even(bytes, 0),
        byte[][] fragments => Fragments(fragments, syntax),
        TestDataSet[] sets => Items(sets, element.Representation == "UN" ? TestSyntax.ImplicitLittle with { Undefined = true } : syntax),
        _ => throw new ArgumentException($"{element.Value.GetType().Name} is no value."),
    };

    private static byte[] Items(TestDataSet[] sets, TestSyntax syntax)
    {
        using var stream = new MemoryStream();
        foreach (TestDataSet set in sets)
        {
            byte[] bytes = set.Encode(syntax);
            Head(stream, 0xE000, syntax.Undefined ? 0xFFFFFFFF : (uint)bytes.Length, syntax);
            stream.Write(bytes);
            if (syntax.Undefined)
            {
                Head(stream, 0xE00D, 0, syntax);
            }
        }

        if (syntax.Undefined)
        {
            Head(stream, 0xE0DD, 0, syntax);
        }

        return stream.ToArray();
    }

    private static byte[] Fragments(byte[][] fragments, TestSyntax syntax)
    {
        using var stream = new MemoryStream();
        foreach (byte[] fragment in fragments)
        {
            byte[] even = Even(fragment, 0);
            Head(stream, 0xE000, (uint)even.Length, syntax);
            stream.Write(even);
        }

        Head(stream, 0xE0DD, 0, syntax);
        return stream.ToArray();
    }

    private static void Head(MemoryStream stream, ushort element, uint length, TestSyntax syntax)
    {
        Word(stream, 0xFFFE, syntax);
        Word(stream, element, syntax);
        Long(stream, length, syntax);
    }

    private static byte[] NumberOf(double number, string representation, bool bigEndian)
    {
        byte[] bytes = representation switch
        {
            "US" => BitConverter.GetBytes((ushort)number),
            "SS" => BitConverter.GetBytes((short)number),
            "UL" => BitConverter.GetBytes((uint)number),
            "FL" => BitConverter.GetBytes((float)number),
            "FD" => BitConverter.GetBytes(number),
            _ => throw new ArgumentException($"{representation} holds no numbers."),
        };
        if (bigEndian)
        {
            Array.Reverse(bytes);
        }

        return bytes;
    }

    private static byte[] Even(byte[] bytes, byte padding) => bytes.Length % 2 == 0 ? bytes : [.. bytes, padding];

    private static void Word(MemoryStream stream, ushort value, TestSyntax syntax)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, syntax.BigEndian ? BinaryPrimitives.ReverseEndianness(value) : value);
        stream.Write(bytes);
    }

    private static void Long(MemoryStream stream, uint value, TestSyntax syntax)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, syntax.BigEndian ? BinaryPrimitives.ReverseEndianness(value) : value);
        stream.Write(bytes);
    }
}
