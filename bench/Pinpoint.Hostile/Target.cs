using Pinpoint.Biometry;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Phantoms;
using Pinpoint.Training;
using Pinpoint.Trust;

namespace Pinpoint.Hostile;

/// <summary>A kind of file and its reader.</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="FileName">The file's name.</param>
/// <param name="Bytes">A sound file.</param>
/// <param name="Read">Reads it, and does with it what a command would do next.</param>
internal sealed record Target(string Name, string FileName, byte[] Bytes, Action<string> Read)
{
    // Few slices of the scans here.
    private const int SlabBytes = 5000;

    private const string Definitions = """
        {
          "name": "skull",
          "planes": [
            {
              "name": "equator",
              "through": ["front", "back", "right", "left"],
              "x_axis": { "from": "front", "to": "back", "line": ["front", "back"] },
              "y_axis": { "from": "left", "to": "right" },
              "origin": ["right", "left"]
            }
          ],
          "measurements": [ { "name": "width", "kind": "distance", "from": "right", "to": "left" } ]
        }
        """;

    /// <summary>A target for every kind of file that the software reads.</summary>
    /// <param name="folder">A folder for the sound files.</param>
    public static IReadOnlyList<Target> All(string folder)
    {
        PhantomDataset.Write(Path.Combine(folder, "data"), 1, 0, 6, new HeadPhantomOptions(12, 10));
        string[] scans = [.. Directory.GetFiles(Path.Combine(folder, "data", "volumes")).Order(StringComparer.Ordinal)];
        LandmarkSet landmarks = LandmarkFile.Read(Directory.GetFiles(Path.Combine(folder, "data", "landmarks")).Order(StringComparer.Ordinal).First());
        var targets = new List<Target>();
        foreach (string ending in new[] { ".nii", ".nii.gz", ".nrrd", ".mha", ".hdr", ".mhd", ".nhdr" })
        {
            string file = Path.Combine(folder, "scan" + ending);
            VolumeFile.Write(file, VolumeFile.Read(scans[0]));
            targets.Add(Of($"volume {ending}", file, UseVolume));
        }

        foreach (ILandmarkFormat format in LandmarkFormats.Standard.Written)
        {
            string file = Path.Combine(folder, "points." + format.Writer!.Ending);
            LandmarkFile.Write(file, landmarks, new LandmarkWriteOptions { Images = ReportedHeaders.Images() });
            targets.Add(Of($"landmarks {format.Writer.Word}", file, UseLandmarks));
        }

        targets.AddRange(DicomTargets.All(folder).Select(kind => new Target(kind.Name, kind.FileName, kind.Bytes, UseSeries)));
        string plan = Path.Combine(folder, "plan.json");
        File.WriteAllText(plan, PlanJson.Write(Presets.Of("default", 8)));
        targets.Add(Of("plan", plan, path => PlanJson.Read(File.ReadAllText(path), path)));

        LandmarkModel model = Train(folder);
        string run = Path.Combine(folder, "run");
        targets.Add(Of("model", Path.Combine(run, "model.safetensors"), path => ModelFile.Load(path)));

        // Without a checksum, as the first version of the format, so that what lies behind it is met too.
        string unsealed = Path.Combine(folder, "unsealed.safetensors");
        var content = SafetensorsFile.Read(Path.Combine(run, "model.safetensors"));
        var metadata = new Dictionary<string, string>(content.Metadata.Where(pair => pair.Key != "sha256"), StringComparer.Ordinal)
        {
            ["pinpoint_model"] = "1",
        };
        SafetensorsFile.Write(unsealed, content.Tensors, metadata);
        Volume scan = VolumeFile.Read(scans[1]);
        targets.Add(Of("model without a checksum", unsealed, path => UseModel(path, scan)));
        targets.Add(Of("training log", Path.Combine(run, "training.jsonl"), path => TrainingHistory.Read(new TrainingFolder(Path.GetDirectoryName(path)!))));
        targets.Add(Of("definitions", Write(folder, "definitions.json", Definitions), path => AnatomyJson.Read(File.ReadAllText(path), path)));

        string[] rows = [.. scans.Select((file, i) => $"case{i},{file},{LandmarksOf(folder, file)},train,")];
        string manifest = Write(folder, "manifest.csv", "case,volume,landmarks,split,side\n" + string.Join('\n', rows));
        targets.Add(Of("manifest", manifest, path => Dataset.Open(path)));

        string calibration = Path.Combine(folder, "calibration.json");
        var data = Dataset.Open(Path.Combine(folder, "data"));
        CalibrationSetFile.Write(calibration, Evaluation.CalibrationCases.Measure(model, data, data.Cases, 1, CancellationToken.None));
        targets.Add(Of("calibration", calibration, path => CalibrationSetFile.Read(path)));
        return targets;
    }

    private static Target Of(string name, string file, Action<string> read) => new(name, Path.GetFileName(file), File.ReadAllBytes(file), read);

    private static string LandmarksOf(string folder, string scan) =>
        Path.Combine(folder, "data", "landmarks", Path.GetFileName(scan).Replace(".nii.gz", ".mrk.json", StringComparison.Ordinal));

    private static string Write(string folder, string name, string text)
    {
        string file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static LandmarkModel Train(string folder)
    {
        TrainingPlan plan = Presets.Of("default", 8) with
        {
            GridSpacingMm = 12,
            PatchSize = 9,
            ConvolutionMaps = [4],
            HiddenUnits = [8],
            PatchLandmarks = 2,
            BatchSize = 4,
            Modes = 2,
            Steps = 4,
            RandomStarts = 1,
            Updates = 3,
            Refinement = null,
        };
        return TrainingRun.Run(new TrainingRequest
        {
            Data = Dataset.Open(Path.Combine(folder, "data")),
            OutputFolder = Path.Combine(folder, "run"),
            Plan = plan,
            Validation = new ValidationChoice(0),
            ReportInterval = 1,
            Threads = 1,
        }).Model;
    }

    private static void UseVolume(string path)
    {
        Volume volume = VolumeFile.Read(path);
        volume.Ordinary();
        OrientationCode.Of(volume.VoxelToWorld);

        // What can be read whole can be gone over, and has the same voxels.
        var scan = Scan.OpenInSlabs(path, new VolumeReadOptions(), SlabBytes);
        if (ContentHash.OfVoxels(scan) != ContentHash.OfVoxels(volume))
        {
            throw new InvalidOperationException("Slab by slab the voxels are others.");
        }
    }

    // As inspect lists them, as a command reads them, and as the server does, which has a stream.
    private static void UseSeries(string path)
    {
        VolumeFile.ReadHeaders(path);
        UseVolume(path);
        using FileStream stream = File.OpenRead(path);
        VolumeFile.Read(stream, path, stream.Length);
    }

    // A model that loads may answer, or say that it cannot; what it answers are places.
    private static void UseModel(string path, Volume scan) => BadInputException.About(path, () =>
    {
        using var localizer = new Localizer(ModelFile.Load(path), new LocalizerOptions { Threads = 1 });
        LandmarkSet found = localizer.Locate(scan).Landmarks;
        return found.All(item => item.Position is not { } place || (double.IsFinite(place.X) && double.IsFinite(place.Y) && double.IsFinite(place.Z)))
            ? found
            : throw new InvalidOperationException("The answer is no place.");
    });

    private static void UseLandmarks(string path)
    {
        LandmarkSet landmarks = LandmarkFile.Read(path);
        using var text = new MemoryStream();
        LandmarkFormats.Standard.Written[0].Writer!.Write(text, landmarks, new LandmarkWriteOptions());
    }
}
