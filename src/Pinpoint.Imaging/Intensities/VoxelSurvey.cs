using System.Diagnostics;

namespace Pinpoint.Imaging;

/// <summary>
/// What the statistics of intensities need of a scan that is too large to be held, gathered while its slabs go by once: the sample and what touches it, the
/// border, the range.
/// </summary>
/// <param name="slabs">The scan.</param>
internal abstract class VoxelSurvey(VoxelSlabs slabs) : IntensitySource, IDisposable
{
    /// <inheritdoc/>
    public override VoxelType VoxelType => Header.VoxelType;

    /// <inheritdoc/>
    public override double Slope => Header.Slope;

    /// <inheritdoc/>
    public override double Intercept => Header.Intercept;

    /// <inheritdoc/>
    public override double? PaddingValue => slabs.NonFiniteValue ?? Header.PaddingValue;

    /// <inheritdoc/>
    public override bool HasNonFinitePadding => slabs.NonFiniteValue is not null && Header.PaddingValue is null;

    /// <summary>The least and the greatest stored value.</summary>
    public abstract (double Low, double High) StoredRange { get; }

    /// <summary>The header.</summary>
    protected VolumeHeader Header => slabs.Header;

    /// <summary>Goes over a scan once.</summary>
    /// <exception cref="BadInputException">The data end early or are damaged.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static VoxelSurvey Of(VoxelSlabs slabs)
    {
        VoxelSurvey survey = slabs.Header.VoxelType switch
        {
            VoxelType.UInt8 => new TypedSurvey<byte>(slabs),
            VoxelType.Int8 => new TypedSurvey<sbyte>(slabs),
            VoxelType.UInt16 => new TypedSurvey<ushort>(slabs),
            VoxelType.Int16 => new TypedSurvey<short>(slabs),
            VoxelType.UInt32 => new TypedSurvey<uint>(slabs),
            VoxelType.Int32 => new TypedSurvey<int>(slabs),
            VoxelType.UInt64 => new TypedSurvey<ulong>(slabs),
            VoxelType.Int64 => new TypedSurvey<long>(slabs),
            VoxelType.Float32 => new TypedSurvey<float>(slabs),
            VoxelType.Float64 => new TypedSurvey<double>(slabs),
            _ => throw new UnreachableException($"{slabs.Header.VoxelType} is no voxel type."),
        };
        try
        {
            slabs.Go(survey.Add);
            if (slabs.NotFinite > 0)
            {
                slabs.NonFiniteValue = survey.ReplaceNonFinite();
            }

            return survey;
        }
        catch
        {
            survey.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override double SameAsNeighbour()
    {
        // Asked for by what looks like a label map alone, so it costs scans nothing.
        var likeness = new NeighbourLikeness();
        slabs.Go(likeness.Add);
        return likeness.Share;
    }

    /// <summary>Frees the sample; range and facts of the header stay.</summary>
    public abstract void Dispose();

    /// <summary>Looks at the next slab.</summary>
    protected abstract void Add(VoxelSlab slab);

    /// <summary>Replaces what is not finite in all that was gathered; returns the value that it has now.</summary>
    protected abstract double ReplaceNonFinite();
}
