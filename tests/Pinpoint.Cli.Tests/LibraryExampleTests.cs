using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Registration;
using Pinpoint.Reports;
using Pinpoint.Testing;
using Pinpoint.Training;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Tests;

/// <summary>The examples of README and of docs/how-to/library.md; <see cref="DocumentationTests"/> holds their text against this file's.</summary>
[Collection(TinyHeadsCollection.Name)]
public sealed class LibraryExampleTests(TinyHeads heads)
{
    [Fact]
    public void Five_lines_open_a_model_read_a_volume_locate_and_read_positions()
    {
        string modelPath = heads.Model;
        string scanPath = heads.Scan(10);
        LandmarkModel model = ModelFile.Load(modelPath);
        Volume scan = VolumeFile.Read(scanPath);
        using var localizer = new Localizer(model);
        LandmarkSet landmarks = localizer.Locate(scan).Landmarks;
        WorldPoint? cerebellum = landmarks.Find("cerebellum_left")?.Position;
        cerebellum.ShouldNotBeNull().IsFinite.ShouldBeTrue();
    }

    [Fact]
    public void One_model_serves_many_threads_at_once()
    {
        LandmarkModel model = ModelFile.Load(heads.Model);
        Volume[] scans = [VolumeFile.Read(heads.Scan(10)), VolumeFile.Read(heads.Scan(11)), VolumeFile.Read(heads.Scan(12))];
        WorldPoint?[] alone = [.. scans.Select(scan => FirstOf(model, scan))];
        var together = new WorldPoint?[12];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => together[i] = FirstOf(model, scans[i % 3]));
        for (int i = 0; i < together.Length; i++)
        {
            together[i].ShouldBe(alone[i % 3]);
        }
    }

    [Fact]
    public async Task A_pool_serves_a_server()
    {
        string modelPath = heads.Model;
        Volume scan = VolumeFile.Read(heads.Scan(10));
        CancellationToken cancellationToken = CancellationToken.None;
        using var pool = new LocalizerPool(ModelFile.Load(modelPath), new LocalizerOptions { Threads = 1 });
        LocalizationResult answer = await Task.Run(() => pool.Locate(scan, progress: null, cancellationToken), cancellationToken);
        answer.Landmarks[0].Position.ShouldBe(FirstOf(ModelFile.Load(modelPath), scan));
    }

    [Fact]
    public void A_folder_is_predicted()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        string modelPath = heads.Model;
        string scansPath = Path.GetDirectoryName(heads.Scan(10))!;
        string answersPath = folder.File("answers");
        IReadOnlyList<ScanOutcome> outcomes = PredictScans.Run(new PredictScansRequest(modelPath, [scansPath]) { OutputFolder = answersPath });
        foreach (ScanOutcome outcome in outcomes)
        {
            output.WriteLine(outcome.Problem?.Message ?? $"{outcome.Scan}: {string.Join(", ", outcome.Files)}");
        }

        outcomes.Count.ShouldBe(3);
        outcomes.ShouldAllBe(outcome => outcome.Problem == null && File.Exists(outcome.Files.Single()));
        output.ToString().ShouldContain("phantom-010.mrk.json");
        Should.Throw<UsageException>(() => PredictScans.Run(new PredictScansRequest(modelPath, [scansPath]) { OutputFolder = answersPath })).Message
            .ShouldContain("is there already");
    }

    [Fact]
    public void A_cohort_is_predicted_in_parts_and_gathered()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        string modelPath = heads.Model;
        string scansPath = Path.GetDirectoryName(heads.Scan(10))!;
        string answersPath = folder.File("answers");
        PredictScans.Run(new PredictScansRequest(modelPath, [scansPath]) { OutputFolder = answersPath, Part = new CohortPart(0, 1), SkipDone = true });
        GatherCohortOutcome cohort = GatherCohort.Run(new GatherCohortRequest(answersPath) { Scans = [scansPath] });
        output.WriteLine($"{cohort.Document.DoneCount} of {cohort.Document.CaseCount} scans have an answer, {cohort.Document.Outliers.Count} are worth a look");

        output.ToString().ShouldContain("3 of 3 scans have an answer");
        cohort.Files.ShouldAllBe(file => File.Exists(file));
    }

    [Fact]
    public void A_scan_gets_planes_measurements_and_a_report()
    {
        using var folder = new TemporaryFolder();
        string modelPath = heads.Model;
        string scanPath = heads.Scan(10);
        string definitionsPath = folder.File("skull.json");
        string planesPath = folder.File("planes");
        string pagePath = folder.File("scan.html");
        File.WriteAllText(definitionsPath, SkullDefinitions.Json);
        using var predictor = Predictor.Open(modelPath, definitionsPath);
        Volume scan = VolumeFile.Read(scanPath);
        ScanPrediction prediction = predictor.Predict(scanPath, scan);
        double? width = prediction.ReadAnatomy()?.Measurement("width")?.Value;
        CutPlanes.Run(new CutPlanesRequest(scanPath, scan, prediction.Answer.Landmarks, predictor.Anatomy!, planesPath));
        MakeReport.Write(pagePath, predictor.PageOf(prediction, scan, new ReportStamp("my program", DateTimeOffset.UtcNow)));
        width.ShouldNotBeNull().ShouldBeGreaterThan(0);
        Directory.GetFiles(planesPath).Length.ShouldBe(4);
        File.ReadAllText(pagePath).ShouldContain("my program");
    }

    [Fact]
    public void A_model_is_measured_into_a_folder()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        string modelPath = heads.Model;
        string dataPath = heads.Unseen;
        string evaluationPath = folder.File("evaluation");
        string pagePath = folder.File("evaluation.html");
        EvaluateOutcome evaluation = EvaluateModel.Run(new EvaluateRequest(modelPath, dataPath) { OutputFolder = evaluationPath, PageFile = pagePath });
        output.WriteLine($"{evaluation.Result.Errors.MreMm:0.00} mm on average over {evaluation.Result.Cases} scans");
        output.ToString().ShouldContain("over 3 scans");
        evaluation.Files.ShouldAllBe(file => File.Exists(file));
        File.Exists(pagePath).ShouldBeTrue();
    }

    [Fact]
    public void A_model_is_trained_cross_validated_and_calibrated()
    {
        using var folder = new TemporaryFolder();
        string dataPath = heads.Heads;
        string runPath = folder.File("run");
        string foldsPath = folder.File("folds");
        using var output = new StringWriter();
        TrainingPlan plan = PlanJson.Overlay(Presets.Of("default", landmarks: 8), TinyHeads.Config, "tiny.json") with { Steps = 20 };
        var training = new TrainingRequest { Data = Dataset.Open(dataPath), OutputFolder = runPath, Plan = plan };
        TrainingOutcome trained = TrainingRun.Run(training);
        CrossValidateOutcome folds = CrossValidate.Run(new CrossValidateRequest(new CrossValidationRequest(training with { OutputFolder = foldsPath }, 3)));
        CalibrateModelOutcome taught = CalibrateModel.Run(new CalibrateModelRequest(runPath, foldsPath));
        output.WriteLine($"{taught.ModelFile}: calibrated on {taught.Calibration.Source}");
        trained.Model.LandmarkNames.Count.ShouldBe(8);
        output.ToString().ShouldContain("calibrated on cross-validation over 9 scans");
        ModelFile.Load(runPath).Calibration.ShouldNotBeNull().Source.ShouldBe(taught.Calibration.Source);
        folds.Evaluation.Pairs.Count.ShouldBe(9);
        File.Exists(folds.CalibrationFile).ShouldBeTrue();
    }

    [Fact]
    public void Scans_worth_labelling_are_suggested()
    {
        string modelPath = heads.Model;
        string scansPath = Path.GetDirectoryName(heads.Scan(10))!;
        SuggestLabelsOutcome next = SuggestLabels.Run(new SuggestLabelsRequest(modelPath, [scansPath]) { Count = 10 });
        string? first = next.Suggestions is [var best, ..] ? best.Scan : null;
        first.ShouldNotBeNull().ShouldEndWith(".nii.gz");
        next.KnowsTraining.ShouldBeTrue();
    }

    [Fact]
    public void A_scan_is_registered_on_another_by_their_landmarks()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        string stillPath = heads.Landmarks(10);
        string movingPath = heads.Landmarks(11);
        string scanPath = heads.Scan(10);
        string otherPath = heads.Scan(11);
        string registeredPath = folder.File("registered.nii.gz");
        string transformPath = folder.File("follow-up.tfm");
        LandmarkSet still = LandmarkFile.Read(stillPath);
        LandmarkSet moving = LandmarkFile.Read(movingPath);
        RegistrationResult found = LandmarkRegistration.Register(moving, still, new RegistrationOptions(TransformKind.Similarity));
        output.WriteLine($"{found.RootMeanSquareMm:0.00} mm are left; left out as wrong: {string.Join(", ", found.LeftOut)}");
        Volume baseline = VolumeFile.Read(scanPath);
        Volume registered = RegisteredVolume.Of(found.Transform, VolumeFile.Read(otherPath), baseline.Size, baseline.VoxelToWorld);
        VolumeFile.Write(registeredPath, registered);
        ItkTransformFile.Write(transformPath, (MatrixTransform)found.Transform);
        output.ToString().ShouldContain("mm are left");
        registered.Size.ShouldBe(baseline.Size);
        VolumeFile.Read(registeredPath).VoxelToWorld.ShouldBe(baseline.VoxelToWorld);
        File.ReadAllText(transformPath).ShouldStartWith("#Insight Transform File");
    }

    private static WorldPoint? FirstOf(LandmarkModel model, Volume scan)
    {
        using var localizer = new Localizer(model, new LocalizerOptions { Threads = 1 });
        return localizer.Locate(scan).Landmarks[0].Position;
    }
}
