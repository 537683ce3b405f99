using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

/// <summary>A small file of every landmark format, under the format's name; the tests of the table fail for a format without one.</summary>
public static class LandmarkExamples
{
    /// <summary>Names and texts of files by format; all hold a landmark at (1, 2, 3) in their own frame.</summary>
    public static IReadOnlyDictionary<string, (string File, string Text)> ByFormat { get; } = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["Slicer Markups JSON"] = ("a.mrk.json",
            "{\"@schema\": \"markups-schema-v1.0.3.json#\", \"markups\": [{\"type\": \"Fiducial\", \"coordinateUnits\": [\"mm\", \"UCUM\"], " +
            "\"controlPoints\": [{\"label\": \"a\", \"description\": \"status=uncertain; error95_mm=1; x\", \"position\": [1, 2, 3], \"positionStatus\": " +
            "\"defined\"}, {\"label\": \"b\", \"position\": \"\"}]}]}"),
        ["Slicer fiducial CSV"] = ("a.fcsv",
            "# Markups fiducial file version = 4.11\n# CoordinateSystem = LPS\n1,1,2,3,0,0,0,1,1,1,0,\"a, b\",desc,\n# missing =,c\n"),
        ["long CSV"] = ("a.csv", "case,landmark,x,y,z,frame,status,error95_mm\none,a,1,2,3,voxel,uncertain,0.5\none,b,,,,lps,missing,\n"),
        ["Slicer table"] = ("a.csv", "label,r,a,s,defined\na,1,2,3,1\n"),
        ["PIN point list"] = ("a_ps.txt", "1 2 3\n0 0 0\n4 5 6\n"),
        ["elastix points"] = ("a.txt", "point\n2\n1 2 3\n4 5 6\n"),
        ["nnLandmark JSON"] = ("a.json", "{\"one\": {\"a\": [1, 2, 3], \"b\": {\"coordinates\": [1, 2, 3], \"likelihood\": 0.5}}}"),
        ["BIDS sidecar"] = ("a.json", "{\"AnatomicalLandmarkCoordinates\": {\"AC\": [1, 2, 3]}}"),
        // tpsDig and geomorph's readland.tps: the count, the rows, then KEY=value.
        ["TPS"] = ("a.tps", "LM3=3\n1 2 3\nNA NA NA\n4 5 6\nIMAGE=one.ply\nID=one\nSCALE=1.0\nLM3=3\n1 1 1\n2 2 2\n3 3 3\nID=two\n"),
        // Morpho's read.pts and write.pts.
        ["IDAV Landmark points"] = ("a.pts", "Version 1.0\n2\nS0000 1 2 3\nS0001 9999 9999 9999\n"),
        // vtkMNITagPointReader; MINC's world is RAS.
        ["MNI tag points"] = ("a.tag", "MNI Tag Point File\nVolumes = 1;\n% by hand\n\nPoints =\n -1 -2 3 0 -1 -1 \"a\"\n 4 5 6 0 -1 -1 \"say \\\"b\\\"\";\n"),
        // Amira's own export, as SlicerMorph and pyamira read it.
        ["Amira landmarks"] = ("a.landmarkAscii",
            "# AmiraMesh 3D ASCII 2.0\n\n\ndefine Markers 2\n\nParameters {\n    NumSets 1,\n    ContentType \"LandmarkSet\"\n}\n\nMarkers { float[3] " +
            "Coordinates } @1\n\n# Data section follows\n@1\n1.0e+00 2 3\n4 5 6\n"),
        // The example in the help of antsApplyTransformsToPoints.
        ["ANTs points CSV"] = ("a.csv", "x,y,z,t,label,comment\n1,2,3,0,1,this is the breast\nnan,nan,nan,0,2,this is the beak\n"),
        // getLandmarksFromTXTFile of rl-medical.
        ["rl-medical voxel list"] = ("a.txt", "1,2,3\n4.5,5,6\n"),
        // data_utilities.py of VerSe; the directions are those of the identity in LPS.
        ["VerSe centroids JSON"] = ("a_ctd.json",
            "[{\"direction\": [\"L\", \"P\", \"S\"]}, {\"label\": 8, \"X\": 1, \"Y\": 2, \"Z\": 3}, {\"label\": 28, \"X\": 4.5, \"Y\": 5, \"Z\": 6}]"),
    };

    /// <summary>A format whose files are no text.</summary>
    public const string LabelMap = "label map";

    /// <inheritdoc cref="LabelMap"/>
    public const string Report = "DICOM structured report";

    /// <summary>Writes the example of a format into a folder and gives its path.</summary>
    public static string Save(TemporaryFolder folder, string format)
    {
        if (format == LabelMap)
        {
            byte[] voxels = new byte[4 * 5 * 6];
            voxels[1 + (4 * (2 + (5 * 3)))] = 7;
            VolumeFile.Write(folder.File("a.nii.gz"), Volume.Create(voxels, new VolumeSize(4, 5, 6), Affine.Identity));
            return folder.File("a.nii.gz");
        }

        if (format == Report)
        {
            ReportExamples.Save(folder.File("a.dcm"), ReportExamples.Report(ReportExamples.Group(ReportExamples.Point(new WorldPoint(1, 2, 3)))));
            return folder.File("a.dcm");
        }

        (string file, string text) = ByFormat[format];
        File.WriteAllText(folder.File(file), text);
        return folder.File(file);
    }
}
