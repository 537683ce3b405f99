using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class LandmarkFormatsTests
{
    public static TheoryData<string> Names() => [.. LandmarkFormats.Standard.Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_format_has_an_example_that_it_alone_fits_best_and_reads(string name)
    {
        LandmarkExamples.ByFormat.Keys.Concat([LandmarkExamples.LabelMap, LandmarkExamples.Report]).ShouldContain(name, StringComparer.Ordinal);
        using var folder = new TemporaryFolder();
        string path = LandmarkExamples.Save(folder, name);
        var content = LandmarkFileContent.Read(path);
        LandmarkFormatFit best = LandmarkFormats.Standard.Rows.Max(row => row.Fit(content));
        LandmarkFormats.Standard.Rows.Where(row => row.Fit(content) == best).ShouldHaveSingleItem().Name.ShouldBe(name);

        LandmarkFile.HasLandmarkName(path).ShouldBeTrue();
        LandmarkFile.FormatOf(path).Name.ShouldBe(name);
        LandmarkFile.Read(path, new LandmarkReadOptions { VoxelToWorld = () => Affine.Identity, CaseName = "one" })
            .ShouldContain(landmark => Is123(landmark.Position));
        LandmarkFile.CaseNames(path).ShouldBe(name is "TPS" ? ["one", "two"] : name is "long CSV" or "nnLandmark JSON" ? ["one"] : []);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_format_has_a_row_in_the_docs_that_says_whether_and_how_it_is_written(string name)
    {
        ILandmarkFormat format = LandmarkFormats.Standard.Rows.Single(row => row.Name == name);
        string[] cells = File.ReadLines(Path.Combine(RepositoryRoot.Path, "docs", "reference", "formats.md"))
            .Where(line => line.StartsWith($"| {name}", StringComparison.Ordinal)).ShouldHaveSingleItem().Trim('|').Split('|');
        cells[1].Trim().ShouldBe("yes");
        cells[2].Trim().ShouldBe(format.Writer is { } writer ? $"`{writer.Word}`" : "");
    }

    [Fact]
    public void A_written_format_is_found_by_its_word_and_its_file_by_its_ending()
    {
        foreach (ILandmarkFormat format in LandmarkFormats.Standard.Written)
        {
            LandmarkFormats.Standard.FindWritten("." + format.Writer!.Word.ToUpperInvariant()).ShouldBe(format);
            LandmarkFormats.Standard.FindWrittenByName($"case.{format.Writer.Ending}").ShouldBe(format);
            LandmarkFile.StemOf($"folder/case.{format.Writer.Ending}").ShouldBe("case");
        }

        LandmarkFormats.Standard.Written[0].Name.ShouldBe("Slicer Markups JSON");
        LandmarkFormats.Standard.FindWritten("txt").ShouldBeNull();
        LandmarkFormats.Standard.FindWrittenByName("case.doc").ShouldBeNull();
    }

    [Fact]
    public void A_format_is_added_by_its_row_alone_and_every_reader_takes_it()
    {
        var formats = new LandmarkFormats([.. LandmarkFormats.Standard.Rows, new ToyFormat()]);
        LandmarkSet landmarks = new([Landmark.At("a", new WorldPoint(1, 2, 3))]);
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("volumes"));
        Directory.CreateDirectory(folder.File("landmarks"));
        File.WriteAllText(folder.File("volumes/one.nii.gz"), "not read");
        string path = folder.File("landmarks/one.toy");
        LandmarkFile.Write(path, landmarks, new LandmarkWriteOptions { Format = formats.FindWrittenByName(path) });

        LandmarkFile.Read(path, new LandmarkReadOptions { Formats = formats }).ShouldBe(landmarks);
        formats.WrittenWords.ShouldEndWith(", dicom-sr, toy");
        formats.WordsWithoutImages.ShouldEndWith(", ants.csv, toy");
        formats.FormatOf(LandmarkFileContent.Read(path)).ShouldBeOfType<ToyFormat>();
        var dataset = Dataset.Open(folder.Path, new DatasetOptions { LandmarkFormats = formats });
        dataset.Cases.ShouldHaveSingleItem().Name.ShouldBe("one");
        dataset.ReadLandmarks(dataset.Cases[0]).ShouldBe(landmarks);

        Should.Throw<BadInputException>(() => LandmarkFile.Read(path)).Message.ShouldContain("is in no known landmark format; known are Slicer Markups JSON, ");
        Should.Throw<UsageException>(() => LandmarkFile.Write(path, landmarks)).Message.ShouldContain("use one of mrk.json, fcsv, csv, tps");
    }

    [Fact]
    public void Names_and_words_stand_once()
    {
        Should.Throw<ArgumentException>(() => new LandmarkFormats([new ToyFormat(), new ToyFormat()]));
    }

    [Fact]
    public void A_format_that_is_only_read_is_not_written()
    {
        ILandmarkFormat elastix = LandmarkFormats.Standard.Rows.Single(row => row.Name == "elastix points");
        Should.Throw<UsageException>(() => LandmarkFile.Write(new MemoryStream(), new LandmarkSet([]), new LandmarkWriteOptions { Format = elastix }))
            .Message.ShouldStartWith("elastix points is only read; landmarks are written as mrk.json, ");
    }

    // The example's frame may be RAS.
    private static bool Is123(WorldPoint? position) => position is { } point && (Math.Abs(point.X), Math.Abs(point.Y), point.Z) == (1, 2, 3);
}
