using Pinpoint.Imaging;
using Pinpoint.Networks;
using Pinpoint.Shapes;

namespace Pinpoint.Models;

/// <summary>Models as files: one safetensors file with weights and shape model as tensors, and plan, names and provenance in its metadata.</summary>
public static class ModelFile
{
    /// <summary>The file's name inside a run's folder.</summary>
    public const string UsualName = "model.safetensors";

    /// <summary>The ending of model files' names.</summary>
    public const string Ending = ".safetensors";

    private const string FormatKey = "pinpoint_model";
    private const string FormatVersion = "2";

    // Models of the first version carry no checksum.
    private const string UnsealedVersion = "1";
    private const string CalibrationKey = "calibration";
    private const string RefinementPrefix = "refinement.";

    /// <summary>The model's file: the path itself, or the model inside the folder of a run; a shipped model's name stays as it is.</summary>
    /// <exception cref="BadInputException">The folder holds no model, or the path is a name that means nothing.</exception>
    public static string PathOf(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path))
        {
            return !IsBareName(path) || File.Exists(path) || ShippedModels.Has(path)
                ? path
                : throw new BadInputException(path, null, ShippedModels.Names.Count == 0
                    ? "is no file and no folder of a training run"
                    : $"is no file, no folder of a training run, and no model that comes with this software ({string.Join(", ", ShippedModels.Names)})");
        }

        string inside = Path.Combine(path, UsualName);
        return File.Exists(inside)
            ? inside
            : throw new BadInputException(path, null, $"holds no {UsualName}; give the folder of a finished 'pinpoint train', or a model file");
    }

    /// <summary>Loads a model from its file, from the folder of the run that made it, or by the name of one of <see cref="ShippedModels"/>.</summary>
    /// <exception cref="BadInputException">The file is missing, damaged, no Pinpoint model, or of a later version.</exception>
    public static LandmarkModel Load(string path)
    {
        path = PathOf(path);
        if (ShippedModels.Has(path))
        {
            return LoadShipped(path);
        }

        if (VolumeFile.HasVolumeName(path) || LandmarkFile.HasLandmarkName(path))
        {
            throw new BadInputException(path, null, $"has the name of {(VolumeFile.HasVolumeName(path) ? "a scan" : "a landmark file")}, where a "
                + "model is needed; the model comes first, then scans or a data set");
        }

        using var file = SafetensorsFile.Open(path);
        return ReadSealed(path, file);
    }

    /// <summary>Loads a model that comes with this software, whatever files of that name there are.</summary>
    /// <param name="name">One of <see cref="ShippedModels.Names"/>.</param>
    /// <exception cref="ArgumentException">There is no model of that name.</exception>
    public static LandmarkModel LoadShipped(string name)
    {
        using var file = SafetensorsFile.Read(name, ShippedModels.Read(name));
        return ReadSealed(name, file);
    }

    /// <summary>
    /// The checksum in a model's file, which loading holds against its content: it tells models apart without reading them. Null for one that has none, or
    /// comes with this software.
    /// </summary>
    /// <exception cref="BadInputException">The file is missing or damaged.</exception>
    internal static string? SealOf(string path)
    {
        path = PathOf(path);
        if (ShippedModels.Has(path))
        {
            return null;
        }

        using var file = SafetensorsFile.Open(path);
        return file.Seal;
    }

    private static LandmarkModel ReadSealed(string path, SafetensorsFile file)
    {
        string version = ModelMetadata.Text(path, file, FormatKey);
        if (version is not (FormatVersion or UnsealedVersion))
        {
            throw new BadInputException(
                path,
                $"metadata '{FormatKey}'",
                $"is version '{version}', and this program reads versions up to {FormatVersion}; use the program that wrote the model, or a newer one");
        }

        if (!file.CheckSeal() && version != UnsealedVersion)
        {
            throw new BadInputException(
                path, "metadata", "has no checksum, which every model of its version has; the file was damaged, copy or train it again");
        }

        return Read(path, file);
    }

    private static LandmarkModel Read(string path, SafetensorsFile file)
    {
        TrainingPlan plan = PlanJson.ReadStored(ModelMetadata.Text(path, file, "plan"), path);
        string[] names = ModelMetadata.Read(path, file, "landmarks", StrictJson.Texts);
        int[] eyes = ModelMetadata.Read(path, file, "patch_landmarks", StrictJson.Counts);
        if (plan.GridSpacingMm is null
            || names.Length == 0
            || names.Distinct(StringComparer.Ordinal).Count() != names.Length
            || eyes.Length == 0
            || eyes.Any(index => index < 0 || index >= names.Length))
        {
            throw new BadInputException(path, "metadata", "has no grid spacing, or landmarks that cannot be; the file is damaged");
        }

        ISearchSpace space = SearchSpaces.Of(plan.SearchSpace)
            .Read(new StoredSpace(path, file, plan, ModelMetadata.Read(path, file, "search_space", ModelMetadata.Facts), names.Length));
        PatchNetwork network = ReadNetwork(path, file, NetworkPlan.Of(plan, eyes.Length, space.Dimension), "");
        PatchNetwork? refinement = file.Tensors.Any(tensor => tensor.Name.StartsWith(RefinementPrefix, StringComparison.Ordinal))
            && plan.Refinement is { GridSpacingMm: not null } second
            ? ReadNetwork(path, file, NetworkPlan.OfRefinement(second, names.Length), RefinementPrefix)
            : null;
        return new LandmarkModel(plan, names, space, eyes, network, refinement, ModelMetadata.Read(path, file, "provenance", ModelMetadata.Provenance))
            .Calibrated(ReadCalibration(path, file, names.Length));
    }

    /// <summary>Writes a model, whole or not at all; the same model gives the same bytes. What could not be loaded again is not written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The model.</param>
    /// <param name="half">Whether to keep the weights in half precision, which halves the file and moves landmarks by some thousandths of a voxel.</param>
    /// <exception cref="BadInputException">The model holds numbers that no model can.</exception>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    /// <exception cref="UsageException">Half precision cannot hold the model's weights.</exception>
    public static void Save(string path, LandmarkModel model, bool half = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (tensors, metadata) = Content(path, model, half);
        Read(path, SafetensorsFile.Of(path, tensors, metadata));
        SafetensorsFile.WriteSealed(path, tensors, metadata);
    }

    /// <summary>Makes sure that a model could be written and loaded again.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="BadInputException">The model holds numbers that no model can.</exception>
    internal static void Confirm(string name, LandmarkModel model)
    {
        var (tensors, metadata) = Content(name, model, half: false);
        Read(name, SafetensorsFile.Of(name, tensors, metadata));
    }

    private static (IReadOnlyList<SafetensorsTensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Content(string path, LandmarkModel model, bool half)
    {
        IReadOnlyList<SafetensorsTensor> weights;
        try
        {
            weights = [.. model.Network.ToTensors("", half), .. model.Refinement?.ToTensors(RefinementPrefix, half) ?? []];
        }
        catch (ArgumentException exception) when (half)
        {
            throw new UsageException($"{path}: {exception.Message.Split('\n')[0]} Write it in full precision.", exception);
        }

        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [FormatKey] = FormatVersion,
            ["plan"] = PlanJson.Write(model.Plan),
            ["landmarks"] = ModelMetadata.Write(model.LandmarkNames, ModelMetadata.Shapes.Texts),
            ["patch_landmarks"] = ModelMetadata.Write(model.PatchLandmarks, ModelMetadata.Shapes.Counts),
            ["search_space"] = ModelMetadata.Write(
                SearchSpaces.Of(model.Plan.SearchSpace).FactsOf(model.Space), ModelMetadata.Shapes.SearchSpaceFacts),
            ["provenance"] = ModelMetadata.Write(model.Provenance, ModelMetadata.Shapes.ModelProvenance),
        };
        if (model.Calibration is { } calibration)
        {
            metadata[CalibrationKey] = ModelMetadata.Write(calibration, ModelMetadata.Shapes.Calibration);
        }

        return ([.. weights, .. SearchSpaceTensors.ToTensors(model.Space)], metadata);
    }

    private static Calibration? ReadCalibration(string path, SafetensorsFile file, int landmarks)
    {
        if (!file.Metadata.ContainsKey(CalibrationKey))
        {
            return null;
        }

        Calibration calibration = ModelMetadata.Read(path, file, CalibrationKey, CalibrationJson.Read);
        return calibration.IsSound(landmarks)
            ? calibration
            : throw new BadInputException(path, $"metadata '{CalibrationKey}'", "holds numbers that cannot be; calibrate the model again");
    }

    private static PatchNetwork ReadNetwork(string path, SafetensorsFile file, NetworkArchitecture architecture, string prefix)
    {
        try
        {
            architecture.Validate();
        }
        catch (ArgumentException exception)
        {
            throw new BadInputException(path, "metadata 'plan'", $"describes a network that cannot be: {exception.Message.Split('\n')[0]}", exception);
        }

        return PatchNetwork.FromTensors(architecture, file, prefix);
    }

    // A word without folder and ending: more likely meant as a name than as a file.
    private static bool IsBareName(string path) => Path.GetFileName(path) == path && !Path.HasExtension(path);
}
