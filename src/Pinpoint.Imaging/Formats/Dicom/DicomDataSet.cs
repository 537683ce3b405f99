using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Pinpoint.Imaging;

/// <summary>
/// Data elements by their tags. What a file holds as numbers or text is asked for as what it means; a value that is not there is null or empty.
/// </summary>
/// <param name="bigEndian">Whether numbers have their most significant byte first.</param>
internal sealed class DicomDataSet(bool bigEndian = false)
{
    // In the order of the tags, as files have them; a list, for most items of sequences hold few.
    private readonly List<DicomElement> _elements = [];

    /// <summary>Whether numbers have their most significant byte first.</summary>
    public bool BigEndian { get; } = bigEndian;

    /// <summary>The data set that holds this one as an item, whose character set counts where this one names none.</summary>
    public DicomDataSet? Parent { get; init; }

    /// <summary>The elements in the order of their tags.</summary>
    public IReadOnlyList<DicomElement> Elements => _elements;

    /// <summary>Puts an element in; one that stands twice counts as it stood last.</summary>
    public void Set(DicomElement element)
    {
        int place = PlaceOf(element.Tag);
        if (place >= 0)
        {
            _elements[place] = element;
        }
        else
        {
            _elements.Insert(~place, element);
        }
    }

    /// <summary>Writes text, several values as several; the data set says that it is UTF-8 where it is not ASCII.</summary>
    /// <param name="tag">An element of the table.</param>
    /// <param name="values">The values; none writes the element empty.</param>
    public void SetText(DicomTag tag, params ReadOnlySpan<string> values)
    {
        DicomRepresentation representation = Known(tag);
        byte[] bytes = Encoding.UTF8.GetBytes(string.Join('\\', values));
        SetBytes(tag, bytes.Length % 2 == 0 ? bytes : [.. bytes, (byte)(representation.Code == "UI" ? 0 : ' ')]);
    }

    /// <summary>Writes numbers as their element's representation has them, text included.</summary>
    public void SetNumbers(DicomTag tag, params ReadOnlySpan<double> numbers)
    {
        DicomRepresentation representation = Known(tag);
        if (representation.Kind == DicomValueKind.Text)
        {
            SetText(tag, [.. numbers.ToArray().Select(DicomNumbers.Text)]);
            return;
        }

        byte[] bytes = new byte[numbers.Length * representation.Unit];
        for (int index = 0; index < numbers.Length; index++)
        {
            Span<byte> place = bytes.AsSpan(index * representation.Unit, representation.Unit);
            ulong bits = representation.Kind switch
            {
                DicomValueKind.Singles => BitConverter.SingleToUInt32Bits((float)numbers[index]),
                DicomValueKind.Doubles => BitConverter.DoubleToUInt64Bits(numbers[index]),
                _ => (ulong)(long)numbers[index],
            };
            for (int shift = 0; shift < place.Length; shift++)
            {
                place[shift] = (byte)(bits >> (8 * shift));
            }
        }

        SetBytes(tag, bytes);
    }

    /// <summary>Writes bytes as they are; their count must be even.</summary>
    public void SetBytes(DicomTag tag, byte[] value) => Set(new DicomElement(tag, Known(tag), value, []));

    /// <summary>Writes a sequence.</summary>
    public void SetItems(DicomTag tag, params IReadOnlyList<DicomDataSet> items) => Set(new DicomElement(tag, Known(tag), default, items));

    /// <summary>The element of that tag, or null.</summary>
    public DicomElement? Find(DicomTag tag) => PlaceOf(tag) is >= 0 and var place ? _elements[place] : null;

    /// <summary>The items of a sequence; none where it is not there.</summary>
    public IReadOnlyList<DicomDataSet> Items(DicomTag tag) => Find(tag)?.Items ?? [];

    /// <summary>The first item of a sequence, or null.</summary>
    public DicomDataSet? Item(DicomTag tag) => Items(tag) is [var first, ..] ? first : null;

    /// <summary>The text of an element without the padding around it; null where it is not there or empty.</summary>
    public string? Text(DicomTag tag) => Texts(tag) is [var first, ..] && first.Length > 0 ? first : null;

    /// <summary>The texts of an element that may hold several.</summary>
    public string[] Texts(DicomTag tag)
    {
        if (Find(tag) is not { Value.IsEmpty: false } element)
        {
            return [];
        }

        // Names and free text follow the character set; a backslash in free text is a letter.
        string code = element.Representation.Code;
        string whole = CharacterSet(code).GetString(element.Value.Span).TrimEnd('\0', ' ');
        string[] values = code is "ST" or "LT" or "UT" ? [whole] : whole.Split('\\');
        return [.. values.Select(value => value.Trim('\0', ' '))];
    }

    /// <summary>The numbers of an element, be they written as text, integers or floating point; those that do not read as numbers are NaN.</summary>
    public double[] Numbers(DicomTag tag)
    {
        if (Find(tag) is not { Value.IsEmpty: false } element)
        {
            return [];
        }

        ReadOnlySpan<byte> value = element.Value.Span;
        int unit = element.Representation.Unit;
        switch (element.Representation.Kind)
        {
            case DicomValueKind.Text:
                return [.. Texts(tag).Select(Number)];
            case DicomValueKind.Bytes or DicomValueKind.Tags or DicomValueKind.Items:
                return [];
            case DicomValueKind.UnsignedIntegers or DicomValueKind.SignedIntegers or DicomValueKind.Singles or DicomValueKind.Doubles:
                double[] numbers = new double[value.Length / unit];
                for (int index = 0; index < numbers.Length; index++)
                {
                    numbers[index] = Number(value.Slice(index * unit, unit), element.Representation.Kind);
                }

                return numbers;
            default:
                throw new System.Diagnostics.UnreachableException($"{element.Representation.Kind} is no kind of value.");
        }
    }

    /// <summary>The first number of an element; null where there is none that is finite.</summary>
    public double? Number(DicomTag tag) => Numbers(tag) is [var first, ..] && double.IsFinite(first) ? first : null;

    /// <summary>The first number of an element as an integer; null where there is none, or it is no integer of 32 bits.</summary>
    public int? Integer(DicomTag tag) =>
        Number(tag) is double number && Math.Abs(number) <= int.MaxValue && Math.Round(number) == number ? (int)number : null;

    // The complement of where it belongs where it is not there.
    private int PlaceOf(DicomTag tag)
    {
        int first = 0;
        int last = _elements.Count - 1;
        if (last >= 0 && _elements[last].Tag.Value < tag.Value)
        {
            return ~_elements.Count;
        }

        while (first <= last)
        {
            int middle = (first + last) / 2;
            uint present = _elements[middle].Tag.Value;
            if (present == tag.Value)
            {
                return middle;
            }

            (first, last) = present < tag.Value ? (middle + 1, last) : (first, middle - 1);
        }

        return ~first;
    }

    private static DicomRepresentation Known(DicomTag tag) =>
        DicomTags.RepresentationOf(tag) ?? throw new ArgumentException($"{tag} is not in the table.", nameof(tag));

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;

    private double Number(ReadOnlySpan<byte> value, DicomValueKind kind)
    {
        Span<byte> ordered = stackalloc byte[8];
        ordered.Clear();
        value.CopyTo(ordered);
        if (BigEndian)
        {
            ordered[..value.Length].Reverse();
        }

        ulong bits = BinaryPrimitives.ReadUInt64LittleEndian(ordered);
        int unused = 64 - (8 * value.Length);
        return kind switch
        {
            DicomValueKind.Singles => BitConverter.UInt32BitsToSingle((uint)bits),
            DicomValueKind.Doubles => BitConverter.UInt64BitsToDouble(bits),
            DicomValueKind.SignedIntegers => (long)(bits << unused) >> unused,
            _ => bits,
        };
    }

    private Encoding CharacterSet(string representation)
    {
        if (representation is not ("LO" or "LT" or "PN" or "SH" or "ST" or "UC" or "UT" or "UN"))
        {
            return Encoding.Latin1;
        }

        for (DicomDataSet? set = this; set is not null; set = set.Parent)
        {
            if (set.Find(DicomTags.SpecificCharacterSet) is { } element)
            {
                return DicomCharacterSets.Of(Encoding.Latin1.GetString(element.Value.Span));
            }
        }

        return Encoding.Latin1;
    }
}
