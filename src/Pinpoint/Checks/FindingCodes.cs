namespace Pinpoint.Checks;

/// <summary>The kinds of findings, as they stand in reports.</summary>
internal static class FindingCodes
{
    /// <summary>The scan is missing, cut short or damaged, or does not fit into memory.</summary>
    public const string UnreadableVolume = "unreadable_volume";

    /// <summary>The landmark file is missing, cut short or damaged.</summary>
    public const string UnreadableLandmarks = "unreadable_landmarks";

    /// <summary>A label stands twice in a landmark file, which cannot be read for it.</summary>
    public const string DuplicateLabel = "duplicate_label";

    /// <summary>A landmark of the file has no position.</summary>
    public const string MissingLandmark = "missing_landmark";

    /// <summary>A file's labels are not those of most other files.</summary>
    public const string LabelsDiffer = "labels_differ";

    /// <summary>A point lies outside its scan.</summary>
    public const string PointOutsideVolume = "point_outside_volume";

    /// <summary>All voxels of a scan have one value.</summary>
    public const string EmptyVolume = "empty_volume";

    /// <summary>Voxels are NaN or infinite and count as fill.</summary>
    public const string NanVoxels = "nan_voxels";

    /// <summary>Fill or voxels that are far too bright were set aside from a scan's intensities.</summary>
    public const string SetAside = "set_aside";

    /// <summary>The two forms of a NIfTI file place the scan differently.</summary>
    public const string AffineFormsDisagree = "affine_forms_disagree";

    /// <summary>Something else in a scan's file is odd.</summary>
    public const string OddVolumeFile = "odd_volume_file";

    /// <summary>Something in a landmark file is odd.</summary>
    public const string OddLandmarkFile = "odd_landmark_file";

    /// <summary>A scan or a landmark file of the folder has no partner.</summary>
    public const string FileWithoutPartner = "file_without_partner";

    /// <summary>A scan's spacing is far from that of the others.</summary>
    public const string SpacingOutlier = "spacing_outlier";

    /// <summary>A scan's axes run in other directions than those of most others.</summary>
    public const string OrientationOutlier = "orientation_outlier";

    /// <summary>A scan's field is far larger or smaller than that of the others.</summary>
    public const string SizeOutlier = "size_outlier";

    /// <summary>A scan's intensities are far from those of the others.</summary>
    public const string IntensityOutlier = "intensity_outlier";

    /// <summary>Left and right are likely swapped: in a whole file, or two labels of it.</summary>
    public const string LeftRightSwapped = "left_right_swapped";

    /// <summary>A landmark file's positions are in another frame than those of the others, such as RAS that passes for LPS.</summary>
    public const string FrameMismatch = "frame_mismatch";

    /// <summary>A case is the mirror image of the rest, as a left limb is of a right one.</summary>
    public const string MirrorImage = "mirror_image";

    /// <summary>A landmark, or a whole file, does not fit the shape of the other cases.</summary>
    public const string ShapeOutlier = "shape_outlier";

    /// <summary>A landmark lies far from where models that did not learn from its case find it.</summary>
    public const string LabelDoubtful = "label_doubtful";

    /// <summary>There are too few cases or landmarks to look for outliers.</summary>
    public const string OutliersNotExamined = "outliers_not_examined";

    /// <summary>Two cases have the same voxels.</summary>
    public const string SameScanTwice = "same_scan_twice";

    /// <summary>Two cases likely show one subject: a scan that was resampled, cropped, moved or given other intensities.</summary>
    public const string NearDuplicate = "near_duplicate";

    /// <summary>Two cases have the same positions.</summary>
    public const string SameLandmarksTwice = "same_landmarks_twice";
}
