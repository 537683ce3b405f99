using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class AfidsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_form_is_that_of_the_afids()
    {
        string file = _folder.File("sub-01_desc-m_landmarks.fcsv");
        AfidsFile.Write(file, new LandmarkSet([Landmark.At("AC", new WorldPoint(1, 2.5, -3)), Landmark.Missing("PC"), Landmark.At("a, b", default)]));
        File.ReadAllText(file).ShouldBe(
            """
            # Markups fiducial file version = 4.10
            # CoordinateSystem = 0
            # columns = id,x,y,z,ow,ox,oy,oz,vis,sel,lock,label,desc,associatedNodeID
            vtkMRMLMarkupsFiducialNode_1,-1,-2.5,-3,0,0,0,1,1,1,0,1,AC,
            vtkMRMLMarkupsFiducialNode_3,0,0,0,0,0,0,1,1,1,0,3,"a, b",

            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("sub-01_desc-m_landmarks.fcsv")]
    [InlineData("sub-01_afids.fcsv")]
    public void Names_and_positions_read_back_to_the_last_digit(string name)
    {
        string file = _folder.File(name);
        Prop.ForAll(LandmarkGenerator.LandmarkSets(), landmarks =>
        {
            AfidsFile.Write(file, landmarks);
            Landmark[] there = [.. landmarks.Where(landmark => landmark.Position is not null)];
            if (there.Length == 0)
            {
                // A table of no points is no landmark file.
                Should.Throw<BadInputException>(() => LandmarkFile.Read(file));
                return;
            }

            LandmarkFile.Read(file).ShouldBe(there.Select(landmark => Landmark.At(landmark.Name, landmark.Position!.Value)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void Files_of_that_name_whose_labels_are_names_keep_them()
    {
        string file = _folder.File("sub-01_landmarks.fcsv");
        LandmarkFile.Write(file, new LandmarkSet([Landmark.At("AC", default), Landmark.At("1", new WorldPoint(1, 1, 1)) with { Description = "by hand" }]));
        LandmarkFile.Read(file).Select(landmark => landmark.Name).ShouldBe(["AC", "1"]);
    }

    // As afids-utils splits lines: fields from the end, no quotes.
    [Fact]
    public void A_reader_that_counts_columns_from_the_end_finds_number_and_name()
    {
        string file = _folder.File("sub-01_desc-m_landmarks.fcsv");
        AfidsFile.Write(file, new LandmarkSet(Enumerable.Range(1, 32).Select(i => Landmark.At($"point {i}", new WorldPoint(i, 0, 0)))));
        string[] lines = File.ReadAllLines(file);
        lines[1].Split(' ')[^1].ShouldBe("0");
        lines[3..].Select(line => line.Split(',')).Select(row => (int.Parse(row[^3], CultureInfo.InvariantCulture), row[^2], row[1]))
            .ShouldBe(Enumerable.Range(1, 32).Select(i => (i, $"point {i}", $"-{i}")));
    }
}
