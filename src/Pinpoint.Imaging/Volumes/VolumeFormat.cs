namespace Pinpoint.Imaging;

/// <summary>The file formats of volumes.</summary>
public enum VolumeFormat
{
    /// <summary>NIfTI-1: <c>.nii</c>, <c>.nii.gz</c>, or the pair <c>.hdr</c> and <c>.img</c>.</summary>
    Nifti1,

    /// <summary>NIfTI-2: the same names, with 64-bit dimensions.</summary>
    Nifti2,

    /// <summary>MetaImage: <c>.mha</c>, or <c>.mhd</c> with its data beside it.</summary>
    MetaImage,

    /// <summary>NRRD: <c>.nrrd</c>, or <c>.nhdr</c> with its data beside it.</summary>
    Nrrd,
}
