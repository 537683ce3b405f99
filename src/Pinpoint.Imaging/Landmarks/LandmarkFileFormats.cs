namespace Pinpoint.Imaging;

/// <summary>What the landmark formats are called.</summary>
public static class LandmarkFileFormats
{
    /// <summary>A name for people and for the JSON of <c>inspect</c>.</summary>
    public static string NameOf(LandmarkFileFormat format) => format switch
    {
        LandmarkFileFormat.Markups => "Slicer Markups JSON",
        LandmarkFileFormat.FiducialCsv => "Slicer fiducial CSV",
        LandmarkFileFormat.LongCsv => "long CSV",
        LandmarkFileFormat.SlicerTable => "Slicer table",
        LandmarkFileFormat.PointList => "PIN point list",
        LandmarkFileFormat.NnLandmark => "nnLandmark JSON",
        LandmarkFileFormat.Bids => "BIDS sidecar",
        _ => "elastix points",
    };
}
