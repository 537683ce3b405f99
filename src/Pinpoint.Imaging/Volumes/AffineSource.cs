namespace Pinpoint.Imaging;

/// <summary>Which part of a file a volume's affine was taken from.</summary>
public enum AffineSource
{
    /// <summary>The file states no position: spacing only, the origin by the format's convention.</summary>
    Spacing,

    /// <summary>NIfTI's quaternion form (qform).</summary>
    QForm,

    /// <summary>NIfTI's matrix form (sform).</summary>
    SForm,

    /// <summary>The format has one header form only (NRRD, MetaImage), or the volume was made in memory.</summary>
    Header,
}
