using System.Numerics;
using System.Runtime.InteropServices;

namespace Pinpoint.Imaging;

/// <summary>How the samples of a picture stand in their words: PS3.5, section 8.1.</summary>
/// <param name="Columns">Pixels in a row.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Samples">Values of a pixel: 1, or more in colour.</param>
/// <param name="BitsAllocated">The bits of a word.</param>
/// <param name="BitsStored">Those of them that count.</param>
/// <param name="HighBit">The highest of those that count.</param>
/// <param name="Signed">Whether they are a two's complement number.</param>
/// <param name="Pixels">Which of the three pixel elements holds them.</param>
internal sealed record SampleFormat(int Columns, int Rows, int Samples, int BitsAllocated, int BitsStored, int HighBit, bool Signed, DicomTag Pixels)
{
    /// <summary>The words from the first to the last that stand for pixels that were not scanned, after sign extension; null where there are none.</summary>
    public (long First, long Last)? Padding { get; init; }

    /// <summary>What the picture means in black and white: MONOCHROME1 has its smallest value white.</summary>
    public string Photometric { get; init; } = "MONOCHROME2";

    /// <summary>The bytes of a decoded frame.</summary>
    public long FrameBytes => (long)Columns * Rows * (BitsAllocated / 8);

    /// <summary>The type of a decoded voxel.</summary>
    public VoxelType Type => (BitsAllocated, Signed) switch
    {
        (32, _) when Pixels == DicomTags.FloatPixelData => VoxelType.Float32,
        (64, _) when Pixels == DicomTags.DoubleFloatPixelData => VoxelType.Float64,
        (8, false) => VoxelType.UInt8,
        (8, true) => VoxelType.Int8,
        (16, false) => VoxelType.UInt16,
        (16, true) => VoxelType.Int16,
        (32, false) => VoxelType.UInt32,
        (32, true) => VoxelType.Int32,
        _ => throw new System.Diagnostics.UnreachableException(Invariant($"{BitsAllocated} bits were refused before.")),
    };

    /// <summary>Reads the format of a file's pictures.</summary>
    /// <exception cref="BadInputException">The header lacks what must be there.</exception>
    public static SampleFormat Of(DicomFile file, DicomPixelPlace pixels)
    {
        DicomDataSet data = file.DataSet;
        int allocated = pixels.Tag == DicomTags.FloatPixelData ? 32
            : pixels.Tag == DicomTags.DoubleFloatPixelData ? 64
            : Need(DicomTags.BitsAllocated, "bits allocated");
        bool isFloat = pixels.Tag != DicomTags.PixelData;
        int stored = isFloat ? allocated : data.Integer(DicomTags.BitsStored) ?? allocated;
        bool signed = data.Integer(DicomTags.PixelRepresentation) == 1;
        var format = new SampleFormat(
            Need(DicomTags.Columns, "columns"),
            Need(DicomTags.Rows, "rows"),
            data.Integer(DicomTags.SamplesPerPixel) ?? 1,
            allocated,
            stored,
            isFloat ? allocated - 1 : data.Integer(DicomTags.HighBit) ?? stored - 1,
            signed,
            pixels.Tag)
        {
            Photometric = data.Text(DicomTags.PhotometricInterpretation) ?? "MONOCHROME2",
        };
        return isFloat ? format : format with { Padding = format.PaddingOf(data) };

        int Need(DicomTag tag, string what) => data.Integer(tag) is > 0 and var value
            ? value
            : throw new BadInputException(file.Source.Name, what, $"the file does not state it {tag}; copy or export it again");
    }

    /// <summary>Why pictures of this format are not read, and what to do; null where they are.</summary>
    public string? Refusal() => this switch
    {
        { Samples: not 1 } => 
            Invariant($"the pictures are in colour ({Photometric}, {Samples} values a pixel); a scan has one value a voxel, choose another series"),
        { Photometric: "PALETTE COLOR" } => "the pictures are in colour (PALETTE COLOR); a scan has one value a voxel, choose another series",
        { BitsAllocated: 1 } => "the pictures hold one bit a pixel: this is a segmentation, not a scan; choose another series",
        { BitsAllocated: not (8 or 16 or 32 or 64) } or { BitsAllocated: 64, BitsStored: not 64 } =>
            Invariant($"{BitsAllocated} bits allocated are not supported; export the series with 8, 16 or 32"),
        _ when BitsStored < 1 || BitsStored > BitsAllocated || HighBit >= BitsAllocated || HighBit < BitsStored - 1 =>
            Invariant($"{BitsStored} bits stored up to bit {HighBit} do not fit into {BitsAllocated} bits; the header is damaged, export the series again"),
        _ => null,
    };

    /// <summary>Turns words, as they stand in an uncompressed little-endian file, into numbers: junk above and below goes, signs are extended.</summary>
    /// <param name="bytes">Whole words; changed in place.</param>
    public void Arrange(Span<byte> bytes)
    {
        if (BitsStored < BitsAllocated)
        {
            switch (Type)
            {
                case VoxelType.UInt8:
                    Arrange(bytes);
                    break;
                case VoxelType.Int8:
                    Arrange(MemoryMarshal.Cast<byte, sbyte>(bytes));
                    break;
                case VoxelType.UInt16:
                    Arrange(MemoryMarshal.Cast<byte, ushort>(bytes));
                    break;
                case VoxelType.Int16:
                    Arrange(MemoryMarshal.Cast<byte, short>(bytes));
                    break;
                case VoxelType.UInt32:
                    Arrange(MemoryMarshal.Cast<byte, uint>(bytes));
                    break;
                case VoxelType.Int32:
                    Arrange(MemoryMarshal.Cast<byte, int>(bytes));
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException($"{Type} has no bits to spare.");
            }
        }

        if (Padding is { } padding && padding.First < padding.Last)
        {
            SetPadding(bytes, padding.First, padding.Last);
        }
    }

    // A shift to the left throws away what stands above, one to the right what stands below; it extends the sign of signed types.
    private void Arrange<T>(Span<T> words)
        where T : unmanaged, IBinaryInteger<T>
    {
        int left = BitsAllocated - 1 - HighBit;
        int right = BitsAllocated - BitsStored;
        int index = 0;
        for (; index <= words.Length - Vector<T>.Count; index += Vector<T>.Count)
        {
            Span<T> piece = words.Slice(index, Vector<T>.Count);
            ((new Vector<T>(piece) << left) >> right).CopyTo(piece);
        }

        for (; index < words.Length; index++)
        {
            words[index] = T.CreateTruncating(T.CreateTruncating(words[index] << left) >> right);
        }
    }

    // All words of the range become one, the first: the volume has one value for what was not scanned.
    private void SetPadding(Span<byte> bytes, long first, long last)
    {
        int width = BitsAllocated / 8;
        for (int index = 0; index < bytes.Length; index += width)
        {
            Span<byte> word = bytes.Slice(index, width);
            double value = VoxelBytes.Read(Type, word);
            if (value > first && value <= last)
            {
                for (int place = 0; place < width; place++)
                {
                    word[place] = (byte)(first >> (8 * place));
                }
            }
        }
    }

    private (long First, long Last)? PaddingOf(DicomDataSet data)
    {
        if (data.Number(DicomTags.PixelPaddingValue) is not { } value)
        {
            return null;
        }

        long one = Word(value);
        long other = data.Number(DicomTags.PixelPaddingRangeLimit) is { } limit ? Word(limit) : one;
        return (Math.Min(one, other), Math.Max(one, other));
    }

    // The value may be written as a number without a sign, or with bits beyond those that are stored.
    private long Word(double value)
    {
        int unused = 64 - BitsStored;
        long bits = (long)value << unused;
        return Signed ? bits >> unused : (long)((ulong)bits >> unused);
    }
}
