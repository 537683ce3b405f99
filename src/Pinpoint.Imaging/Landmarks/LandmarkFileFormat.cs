namespace Pinpoint.Imaging;

/// <summary>The landmark file formats that are read; the first three are also written.</summary>
public enum LandmarkFileFormat
{
    /// <summary>3D Slicer Markups, <c>.mrk.json</c>.</summary>
    Markups,

    /// <summary>3D Slicer's older <c>.fcsv</c>.</summary>
    FiducialCsv,

    /// <summary>A table with a row per case and landmark: <c>case,landmark,x,y,z,frame,status,error95_mm</c>.</summary>
    LongCsv,

    /// <summary>The table that 3D Slicer exports: <c>label,l,p,s,...</c> or <c>label,r,a,s,...</c>.</summary>
    SlicerTable,

    /// <summary>The official PIN code's <c>_ps.txt</c>: rows of x y z in voxels, names in a second file.</summary>
    PointList,

    /// <summary>nnLandmark's JSON: voxel positions by case and name.</summary>
    NnLandmark,

    /// <summary>A BIDS sidecar's <c>AnatomicalLandmarkCoordinates</c>, in voxels.</summary>
    Bids,

    /// <summary>An elastix point set: <c>point</c> (LPS mm) or <c>index</c> (voxels), a count, rows of x y z.</summary>
    Elastix,
}
