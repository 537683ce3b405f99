using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

/// <summary>What other people's programs say of reports.</summary>
public sealed class DicomReportJudgesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [DicomToolsFact]
    public void Dcmtk_reads_every_report_and_dciodvfy_finds_no_error()
    {
        foreach (string file in Reports().Keys)
        {
            DicomTools.Run("dcmftest", file).Output.ShouldStartWith("yes: ");
            (int dumped, string content) = DicomTools.Run("dsrdump", "+Pl", file);
            (dumped, content).ShouldBe((0, content));
            content.ShouldStartWith("Comprehensive 3D SR Document");
            content.ShouldNotContain("rror:");
            (int exitCode, string said) = DicomTools.Run("dciodvfy", file);
            exitCode.ShouldBe(0);
            said.Split('\n').ShouldNotContain(line => line.StartsWith('E'), said);
            said.ShouldContain("Comprehensive3DSR");
        }
    }

    [OhifFact]
    public void Ohif_shows_each_landmark_that_has_a_place_with_its_name()
    {
        Dictionary<string, LandmarkSet> reports = Reports();
        IReadOnlyList<IReadOnlyList<OhifAnnotation>> shown = Ohif.Read([.. reports.Keys]);
        foreach ((LandmarkSet landmarks, IReadOnlyList<OhifAnnotation> annotations) in reports.Values.Zip(shown))
        {
            Landmark[] placed = [.. landmarks.Where(landmark => landmark.Position is not null)];
            annotations.Select(annotation => annotation.Label).ShouldBe(placed.Select(landmark => landmark.Name));
            annotations.ShouldAllBe(annotation => annotation.Tool == "Probe" && annotation.Frame == ReportExamples.Frame && annotation.Finding != null);
            foreach ((OhifAnnotation annotation, Landmark landmark) in annotations.Zip(placed))
            {
                WorldPoint position = landmark.Position!.Value;
                new WorldPoint(annotation.Point![0], annotation.Point[1], annotation.Point[2]).DistanceTo(position).ShouldBeLessThan(1e-4);
            }
        }
    }

    // Every kind of answer: sure, with and without radius, doubtful, missing; with and without a model; one, many and no places. Names in ASCII, for what
    // reads files for the adapter (dcmjs 0.52) takes text in sequences for Latin-1; over DICOMweb it comes as UTF-8.
    private Dictionary<string, LandmarkSet> Reports()
    {
        LandmarkSet all = new(
        [
            Landmark.At("AC", ReportExamples.Anterior) with { Radius95 = 1.25 },
            new Landmark("PC", ReportExamples.Posterior, LandmarkStatus.Uncertain) { Radius95 = 7.0 / 3, Description = "half hidden" },
            new Landmark("left ear, lobe", new WorldPoint(-1e3, 1e-3, 12.3456789), LandmarkStatus.OutsideScan),
            Landmark.At("Right: x", new WorldPoint(1, 2, 3)),
            Landmark.Missing("CSP"),
            Landmark.Absent("a landmark with a name that is far longer than the sixty-four letters of a meaning"),
        ]);
        (string Name, LandmarkSet Landmarks, LandmarkWriteOptions Options)[] cases =
        [
            ("all", all, ReportExamples.Options()),
            ("rejected", all, ReportExamples.Options() with { Origin = new("heads", new string('a', 64)) { Objections = ["too dark", "too small"] } }),
            ("by hand", all, ReportExamples.Options() with { Origin = null }),
            ("nobody", all, ReportExamples.Options() with { Images = ReportExamples.Images(ReportExamples.Files(WithoutIdentity)) }),
            ("one", new([Landmark.At("x", default)]), ReportExamples.Options()),
            ("many", new(Enumerable.Range(0, 200).Select(Numbered)), ReportExamples.Options()),
        ];
        var reports = new Dictionary<string, LandmarkSet>(StringComparer.Ordinal);
        foreach ((string name, LandmarkSet landmarks, LandmarkWriteOptions options) in cases)
        {
            string file = _folder.File($"{name}.dcm");
            LandmarkFile.Write(file, landmarks, options);
            reports.Add(file, landmarks);
        }

        return reports;

        static void WithoutIdentity(DicomDataSet image, int index)
        {
            foreach (DicomTag tag in new[]
            {
                DicomTags.PatientName, DicomTags.PatientId, DicomTags.PatientBirthDate, DicomTags.PatientSex, DicomTags.StudyDate,
            })
            {
                image.SetText(tag);
            }
        }

        static Landmark Numbered(int number) =>
            Landmark.At(FormattableString.Invariant($"point {number}"), new WorldPoint(number, -number, number / 3.0)) with { Radius95 = number };
    }
}
