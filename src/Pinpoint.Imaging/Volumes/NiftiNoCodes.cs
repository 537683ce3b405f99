namespace Pinpoint.Imaging;

/// <summary>Where a NIfTI volume lies whose header says nothing of it (qform and sform code 0); readers disagree, and files cannot tell who is right.</summary>
public enum NiftiNoCodes
{
    /// <summary>As nibabel has it: centred on the origin, the first axis to the left.</summary>
    Nibabel,

    /// <summary>As ITK, and with it Slicer and SimpleITK, have it: the first voxel at the origin, the axes to the left, posterior and superior.</summary>
    Itk,
}
