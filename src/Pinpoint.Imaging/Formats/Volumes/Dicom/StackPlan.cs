using System.Buffers;
using System.Runtime.InteropServices;

namespace Pinpoint.Imaging;

/// <summary>Plans the reading of a stack as a volume.</summary>
internal static class StackPlan
{
    // What takes the place of padding where slices have scales of their own: an intensity that no scanner gives.
    private const float ScaledPadding = -1e9f;

    /// <summary>The plan of a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="name">The source, for messages.</param>
    /// <exception cref="BadInputException">The stack forms no volume, or its pictures are of a kind that is not read.</exception>
    public static VolumePlan Of(DicomStack stack, string name)
    {
        SampleFormat format = stack.Format;
        string file = stack.Frames[0].File.Source.Name;
        if (format.Refusal() is { } refusal)
        {
            throw new BadInputException(file, null, refusal);
        }

        if (stack.Data.Find(DicomTags.ModalityLutSequence) is not null)
        {
            throw new BadInputException(file, "modality LUT", "intensities are given by a table, which is not read; export the series with rescale slope");
        }

        PixelRoom.Check(stack, name);
        FramePixels[] frames = Pixels(stack);
        StackGeometry geometry = StackGeometry.Of(stack, name);
        VoxelScale scale = stack.Frames[0].Scale;
        bool oneScale = stack.Frames.All(frame => frame.Scale == scale);
        VoxelType type = oneScale ? format.Type : VoxelType.Float32;
        var size = new VolumeSize(format.Columns, format.Rows, geometry.Slices.Count);
        double? padding = format.Padding is { } range ? range.First : null;
        var header = new VolumeHeader("DICOM", size, 1, type, geometry.Affine)
        {
            AffineSource = geometry.Source,
            Slope = oneScale ? scale.Slope : 1,
            Intercept = oneScale ? scale.Intercept : 0,
            PaddingValue = oneScale ? padding : padding is null ? null : ScaledPadding,
            FileEnding = ".dcm",
            Series = ImageSeries.Of(stack),
            Warnings = [.. stack.Warnings, .. geometry.Warnings, .. Oddities(stack, name)],
        };
        VoxelDecoder[] decoders = [.. frames.Select((frame, index) => oneScale ? frame.Read : Scaled(frame, format, stack.Frames[index].Scale))];
        return new VolumePlan(
            header,
            new VoxelData(
                [.. geometry.Slices.Select(slice => new VoxelPart(stack.Frames[slice.Below].File.Source.Name) { Decoder = Mixed(decoders, slice, type) })],
                VoxelEncoding.Decoded))
        {
            Label = header.Series.Label,
            Aliases = header.Series.Names,
            Stack = stack,
        };
    }

    private static IEnumerable<string> Oddities(DicomStack stack, string name)
    {
        if (stack.Format.Photometric == "MONOCHROME1")
        {
            yield return $"{name}: the pictures are MONOCHROME1, whose smallest value is shown white; values are kept as they are stored";
        }

        if (stack.Data.Texts(DicomTags.ImageType).Contains("MOSAIC", StringComparer.Ordinal))
        {
            yield return $"{name}: the picture is a mosaic of many slices side by side, read as one slice: positions in it are none of the patient's; " +
                "export the series as an enhanced multi-frame file";
        }
    }

    private static FramePixels[] Pixels(DicomStack stack)
    {
        var fragments = new Dictionary<DicomFile, IReadOnlyList<DicomFragment[]>>(ReferenceEqualityComparer.Instance);
        foreach (DicomFile file in stack.Files)
        {
            if (file.Pixels!.Fragments.Count > 0 || file.Syntax.Encapsulated)
            {
                if (file.Syntax.Decoder is null)
                {
                    throw new BadInputException(
                        file.Source.Name, "transfer syntax", $"{file.Syntax.Name} is not decoded; export the series uncompressed, or as JPEG 2000 or RLE");
                }

                fragments[file] = EncapsulatedFrames.Of(file, file.Pixels, file.DataSet.Integer(DicomTags.NumberOfFrames) ?? 1);
            }
        }

        return
        [
            .. stack.Frames.Select(frame => new FramePixels(
                frame, stack.Format, frame.File.Pixels!, fragments.TryGetValue(frame.File, out var all) ? all[frame.Index] : [])),
        ];
    }

    private static VoxelDecoder Scaled(FramePixels frame, SampleFormat format, VoxelScale scale) => voxels =>
    {
        byte[] stored = ArrayPool<byte>.Shared.Rent((int)format.FrameBytes);
        Span<byte> bytes = stored.AsSpan(0, (int)format.FrameBytes);
        frame.Read(bytes);
        Span<float> intensities = MemoryMarshal.Cast<byte, float>(voxels);
        Intensities.Convert(format.Type, bytes, scale, intensities);
        if (format.Padding is { } padding)
        {
            int width = bytes.Length / intensities.Length;
            for (int index = 0; index < intensities.Length; index++)
            {
                if (VoxelBytes.Read(format.Type, bytes.Slice(index * width, width)) == padding.First)
                {
                    intensities[index] = ScaledPadding;
                }
            }
        }

        ArrayPool<byte>.Shared.Return(stored);
    };

    private static VoxelDecoder Mixed(VoxelDecoder[] frames, SliceMix slice, VoxelType type) => slice.Below == slice.Above
        ? frames[slice.Below]
        : voxels =>
        {
            byte[] other = ArrayPool<byte>.Shared.Rent(voxels.Length);
            Span<byte> above = other.AsSpan(0, voxels.Length);
            frames[slice.Below](voxels);
            frames[slice.Above](above);
            VoxelMixing.Mix(type, voxels, above, slice.Weight);
            ArrayPool<byte>.Shared.Return(other);
        };
}
