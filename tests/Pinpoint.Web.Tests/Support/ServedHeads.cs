using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Phantoms;
using Pinpoint.Testing;
using Pinpoint.Training;
using Pinpoint.Trust;

namespace Pinpoint.Web.Tests.Support;

/// <summary>A model that was trained for a second, scans that it has not seen, and servers of it; made once for all tests.</summary>
public sealed class ServedHeads : IDisposable
{
    private const ulong Series = 1;
    private static readonly HeadPhantomOptions Form = new(Size: 28, SpacingMm: 4.5);
    private readonly TemporaryFolder _folder = new();

    public ServedHeads()
    {
        PhantomDataset.Write(_folder.File("heads"), Series, 1, 8, Form);
        PhantomDataset.Write(_folder.File("unseen"), Series, 20, 4, Form);
        var data = Dataset.Open(_folder.File("heads"));
        TrainingPlan plan = Presets.Of("default", 8) with
        {
            GridSpacingMm = 6,
            PatchSize = 15,
            ConvolutionMaps = [16],
            HiddenUnits = [32],
            PatchLandmarks = 4,
            BatchSize = 8,
            Dropout = 0,
            Modes = 2,
            RandomStarts = 1,
            Updates = 5,
            Steps = 80,
            Refinement = null,
        };
        Model = TrainingRun.Run(
            new TrainingRequest { Data = data, OutputFolder = ModelFolder, Plan = plan, Validation = new ValidationChoice(0), Threads = 1 }).Model;
        File.WriteAllText(_folder.File("tiny-heads", "model.md"), "# Tiny heads\n\nA model for tests.");
    }

    /// <summary>The name under which the model is served.</summary>
    public static string Name => "tiny-heads";

    public LandmarkModel Model { get; }

    public string ModelFolder => _folder.File(Name);

    /// <summary>Options of a server that takes any free port.</summary>
    public ServeOptions Options => new() { Models = [ModelFolder], Port = 0, Concurrent = 1, Threads = 1 };

    /// <summary>A folder of its own for a test.</summary>
    public string Folder(string name) => _folder.File(name);

    /// <summary>The file of an unseen scan, 20 to 23, or of one that the model was trained on, 1 to 8.</summary>
    public string Scan(int number = 20) => _folder.File(SetOf(number), "volumes", $"phantom-{number:000}.nii.gz");

    /// <summary>The landmarks of an unseen scan, 20 to 23, or of one that the model was trained on, 1 to 8.</summary>
    public LandmarkSet Truth(int number) => LandmarkFile.Read(_folder.File(SetOf(number), "landmarks", $"phantom-{number:000}.mrk.json"));

    /// <summary>An unseen scan's file in another format.</summary>
    public string ScanAs(string ending, int number = 20)
    {
        string file = _folder.File($"scan-{number}-{Guid.NewGuid():N}{ending}");
        VolumeFile.Write(file, VolumeFile.Read(Scan(number)), new VolumeWriteOptions { Compress = true });
        return file;
    }

    /// <summary>The file of a model to which every scan is acceptable, and yet less usual than most.</summary>
    public string UnusualModel()
    {
        string file = _folder.File("unusual.safetensors");
        var data = Dataset.Open(_folder.File("heads"));
        Calibration calibration = Calibrator.Fit(CalibrationCases.Measure(Model, data, data.Cases, 1, CancellationToken.None), "the training's own scans");
        ModelFile.Save(file, Model.Calibrated(calibration with { UsualTogether = 0, LargestTogether = null, LargestDeparture = 1e9 }));
        return file;
    }

    /// <summary>The file of a model that takes every scan for one of left and right.</summary>
    public string SidedModel()
    {
        string file = _folder.File("sided.safetensors");
        ModelFile.Save(file, new LandmarkModel(
            Model.Plan with { Mirror = MirrorRule.X },
            Model.LandmarkNames,
            Model.Space,
            Model.PatchLandmarks,
            Model.Network,
            Model.Refinement,
            Model.Provenance with { Side = "left" }));
        return file;
    }

    public void Dispose() => _folder.Dispose();

    private static string SetOf(int number) => number < 20 ? "heads" : "unseen";
}
