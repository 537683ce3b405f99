namespace Pinpoint.Imaging;

/// <summary>Lists the frames of a file with what the file says of each.</summary>
internal static class DicomFrames
{
    private const int MostFrames = 1 << 20;

    /// <summary>The frames of a file that holds pictures.</summary>
    /// <exception cref="BadInputException">The header states something that cannot be.</exception>
    public static IReadOnlyList<DicomFrame> Of(DicomFile file)
    {
        DicomDataSet data = file.DataSet;
        int count = data.Integer(DicomTags.NumberOfFrames) ?? 1;
        DicomDataSet? shared = data.Item(DicomTags.SharedFunctionalGroupsSequence);
        IReadOnlyList<DicomDataSet> own = data.Items(DicomTags.PerFrameFunctionalGroupsSequence);
        if (count < 1 || count > MostFrames || (own.Count > 0 && own.Count != count))
        {
            throw new BadInputException(
                file.Source.Name, "number of frames", Invariant($"{count} does not fit the file ({own.Count} functional groups); copy or export it again"));
        }

        double[] offsets = data.Numbers(DicomTags.GridFrameOffsetVector);
        var frames = new DicomFrame[count];
        for (int index = 0; index < count; index++)
        {
            DicomFrame frame = Frame(file, index, new FrameFacts(data, shared, own.Count > 0 ? own[index] : null));
            frames[index] = own.Count == 0 && count > 1 ? Shifted(frame, offsets.Length == count ? offsets[index] - offsets[0] : null) : frame;
        }

        return frames;
    }

    private static DicomFrame Frame(DicomFile file, int index, FrameFacts facts)
    {
        double[] spacing = facts.Numbers(DicomTags.PixelMeasuresSequence, DicomTags.PixelSpacing);
        if (spacing.Length < 2)
        {
            spacing = facts.Data.Numbers(DicomTags.NominalScannedPixelSpacing);
        }

        double[] cosines = facts.Numbers(DicomTags.PlaneOrientationSequence, DicomTags.ImageOrientationPatient) is { Length: > 0 } classic ? classic
            : facts.Numbers(DicomTags.PlaneOrientationVolumeSequence, DicomTags.ImageOrientationVolume) is { Length: > 0 } ultrasound ? ultrasound
            : facts.Numbers(DicomTags.DetectorInformationSequence, DicomTags.ImageOrientationPatient);
        double[] position = facts.Numbers(DicomTags.PlanePositionSequence, DicomTags.ImagePositionPatient) is { Length: > 0 } stated ? stated
            : facts.Numbers(DicomTags.PlanePositionVolumeSequence, DicomTags.ImagePositionVolume) is { Length: > 0 } inVolume ? inVolume
            : facts.Numbers(DicomTags.DetectorInformationSequence, DicomTags.ImagePositionPatient);
        var origin = position.Length >= 3 ? new WorldPoint(position[0], position[1], position[2]) : (WorldPoint?)null;
        if (origin is { IsPlausible: false })
        {
            throw new BadInputException(file.Source.Name, "image position", "is no place in a room; the header is damaged, export the series again");
        }

        bool spaced = spacing.Length >= 2 && spacing.All(length => length > 0 && double.IsFinite(length));
        return new DicomFrame(file, index)
        {
            Position = origin,
            Axes = PlaneAxes.Of(cosines),
            RowSpacing = spaced ? spacing[0] : null,
            ColumnSpacing = spaced ? spacing[1] : null,
            SliceSpacing = Positive(facts.Number(DicomTags.PixelMeasuresSequence, DicomTags.SpacingBetweenSlices))
                ?? Positive(facts.Number(DicomTags.PixelMeasuresSequence, DicomTags.SliceThickness)),
            Scale = ScaleOf(file, facts),
            Marks = FrameMarks.Of(facts),
        };
    }

    // Frames of a classic file lie one behind the other along the normal; a negative spacing turns their order round (nuclear medicine).
    private static DicomFrame Shifted(DicomFrame frame, double? offset)
    {
        if (frame is not { Position: { } position, Axes: { } axes })
        {
            return frame;
        }

        double spacing = frame.File.DataSet.Number(DicomTags.SpacingBetweenSlices) is { } signed && signed != 0 ? signed : frame.SliceSpacing ?? 1;
        return frame with { Position = PlaneAxes.Sum(position, PlaneAxes.Scaled(axes.Normal, offset ?? (frame.Index * spacing))) };
    }

    private static VoxelScale ScaleOf(DicomFile file, FrameFacts facts)
    {
        double slope = facts.Number(DicomTags.PixelValueTransformationSequence, DicomTags.RescaleSlope) ?? facts.Data.Number(DicomTags.DoseGridScaling) ?? 1;
        double intercept = facts.Number(DicomTags.PixelValueTransformationSequence, DicomTags.RescaleIntercept) ?? 0;
        return slope != 0
            ? new VoxelScale(slope, intercept)
            : throw new BadInputException(file.Source.Name, "rescale slope", "is 0, so that all voxels would be one; export the series again");
    }

    private static double? Positive(double? number) => number is { } length && Math.Abs(length) > 0 ? Math.Abs(length) : null;
}
