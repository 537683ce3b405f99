namespace Pinpoint.Registration;

/// <summary>What a transform between two scans may do.</summary>
public enum TransformKind
{
    /// <summary>Turn and shift: two scans of one body.</summary>
    Rigid,

    /// <summary>Turn, shift and one change of size.</summary>
    Similarity,

    /// <summary>Any linear map and a shift: sizes along all axes, and shear.</summary>
    Affine,

    /// <summary>A thin-plate spline, which goes through all landmarks and bends the space between them as little as it can.</summary>
    ThinPlateSpline,
}
