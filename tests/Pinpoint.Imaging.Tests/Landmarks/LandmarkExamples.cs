namespace Pinpoint.Imaging.Tests;

/// <summary>A small file of every landmark format, under the format's name; the tests of the table fail for a format without one.</summary>
public static class LandmarkExamples
{
    /// <summary>Names and texts of files by format; all hold a landmark at (1, 2, 3) in their own frame.</summary>
    public static IReadOnlyDictionary<string, (string File, string Text)> ByFormat { get; } = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["Slicer Markups JSON"] = ("a.mrk.json", "{\"@schema\": \"markups-schema-v1.0.3.json#\", \"markups\": [{\"type\": \"Fiducial\", \"coordinateUnits\": [\"mm\", \"UCUM\"], \"controlPoints\": [{\"label\": \"a\", \"description\": \"status=uncertain; error95_mm=1; x\", \"position\": [1, 2, 3], \"positionStatus\": \"defined\"}, {\"label\": \"b\", \"position\": \"\"}]}]}"),
        ["Slicer fiducial CSV"] = ("a.fcsv", "# Markups fiducial file version = 4.11\n# CoordinateSystem = LPS\n1,1,2,3,0,0,0,1,1,1,0,\"a, b\",desc,\n# missing =,c\n"),
        ["long CSV"] = ("a.csv", "case,landmark,x,y,z,frame,status,error95_mm\none,a,1,2,3,voxel,uncertain,0.5\none,b,,,,lps,missing,\n"),
        ["Slicer table"] = ("a.csv", "label,r,a,s,defined\na,1,2,3,1\n"),
        ["PIN point list"] = ("a_ps.txt", "1 2 3\n0 0 0\n4 5 6\n"),
        ["elastix points"] = ("a.txt", "point\n2\n1 2 3\n4 5 6\n"),
        ["nnLandmark JSON"] = ("a.json", "{\"one\": {\"a\": [1, 2, 3], \"b\": {\"coordinates\": [1, 2, 3], \"likelihood\": 0.5}}}"),
        ["BIDS sidecar"] = ("a.json", "{\"AnatomicalLandmarkCoordinates\": {\"AC\": [1, 2, 3]}}"),
    };
}
