using System.Diagnostics;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class LandmarkFileRoundTripTests
{
    public static TheoryData<string> Words() => [.. LandmarkFormats.Standard.Written.Select(row => row.Writer!.Word)];

    [Theory]
    [MemberData(nameof(Words))]
    public void Whatever_is_written_reads_back_to_the_last_digit(string word)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File($"case.{LandmarkFormats.Standard.FindWritten(word)!.Writer!.Ending}");
        Prop.ForAll(LandmarkGenerator.LandmarkSets(), landmarks =>
        {
            LandmarkFile.Write(path, landmarks, ReportExamples.Options());
            LandmarkSet read = LandmarkFile.Read(path);
            read.OrderBy(landmark => landmark.Name, StringComparer.Ordinal)
                .ShouldBe(landmarks.Select(landmark => Kept(word, landmark)).OrderBy(landmark => landmark.Name, StringComparer.Ordinal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void A_format_that_cannot_hold_a_status_says_so(string word)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File($"case.{LandmarkFormats.Standard.FindWritten(word)!.Writer!.Ending}");
        LandmarkSet sure = Set("a", 1);
        LandmarkSet doubtful = new(
            [new Landmark("a", new WorldPoint(1, 0, 0), LandmarkStatus.Uncertain), new Landmark("b", new WorldPoint(2, 0, 0), LandmarkStatus.OutsideScan)]);
        LandmarkFile.Write(path, doubtful, ReportExamples.Options());
        bool holds = LandmarkFile.Read(path).Select(landmark => landmark.Status).SequenceEqual([LandmarkStatus.Uncertain, LandmarkStatus.OutsideScan]);

        LandmarkFormats.Standard.FindWritten(word)!.Writer!.HoldsStatus.ShouldBe(holds);
        LandmarkFile.LossOf(path, sure).ShouldBeNull();
        (LandmarkFile.LossOf(path, doubtful) is null).ShouldBe(holds);
        (LandmarkFile.LossOf(path, doubtful)?.Contains("so 'a', 'b' stand there", StringComparison.Ordinal) ?? holds).ShouldBeTrue();
    }

    [Fact]
    public void A_case_is_taken_from_a_table_of_many_by_its_name()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("all.csv");
        LandmarkFile.WriteCases(path, [new("one", Set("a", 1)), new("two", Set("a", 2))]);

        LandmarkFile.CaseNames(path).ShouldBe(["one", "two"]);
        LandmarkFile.Read(path, new LandmarkReadOptions { CaseName = "two" })[0].Position.ShouldBe(new WorldPoint(2, 0, 0));
        Should.Throw<BadInputException>(() => LandmarkFile.Read(path)).Message.ShouldBe($"{path}: holds 2 cases ('one', 'two'); say which one to take");
        Should.Throw<BadInputException>(() => LandmarkFile.Read(path, new LandmarkReadOptions { CaseName = "three" })).Message.ShouldContain("another scan");
    }

    [Fact]
    public void An_ending_that_is_not_written_is_wrong_usage_and_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<UsageException>(() => LandmarkFile.Write(folder.File("case.doc"), Set("a", 1)));
        Directory.GetFiles(folder.Path).ShouldBeEmpty();
    }

    private static LandmarkSet Set(string name, double x) => new([Landmark.At(name, new WorldPoint(x, 0, 0))]);

    private static Landmark NameAndPosition(Landmark landmark, string name) =>
        landmark.Position is { } position ? Landmark.At(name, position) : Landmark.Missing(name);

    // The standard has four bytes for a coordinate and sixteen characters for a number; what has no place has no group either.
    private static Landmark InReport(Landmark landmark) => landmark.Position is not { } position
        ? landmark with { Radius95 = null, Description = "" }
        : landmark with
        {
            Position = new WorldPoint((float)position.X, (float)position.Y, (float)position.Z),
            Radius95 = landmark.Radius95 is { } radius ? double.Parse(DicomNumbers.Text(radius), CultureInfo.InvariantCulture) : null,
        };

    // What a format has a place for; a new format says it here, or its test fails.
    private static Landmark Kept(string word, Landmark landmark) => word switch
    {
        "mrk.json" => landmark,
        "fcsv" => landmark,
        "csv" => landmark with { Description = "", IsAbsent = false },
        "tps" or "tag" or "landmarkAscii" or "ants.csv" => NameAndPosition(landmark, landmark.Name),
        "pts" => NameAndPosition(landmark, landmark.Name.Replace(' ', '_').Replace('"', '_').Replace('#', '_')),
        "dicom-sr" => InReport(landmark),
        _ => throw new UnreachableException($"Say what '{word}' keeps of a landmark."),
    };
}
