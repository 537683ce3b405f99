using System.Globalization;
using Pinpoint.Models;
using Pinpoint.Networks;

namespace Pinpoint.Training;

/// <summary>Checkpoints as files: the optimiser's whole state, the weights that were kept, and what they belong to.</summary>
internal static class CheckpointFile
{
    private const string FormatKey = "pinpoint_checkpoint";
    private const string FormatVersion = "1";

    /// <summary>Writes a checkpoint, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="checkpoint">What the state belongs to.</param>
    /// <param name="state">The state of the stage that the run stands in (<see cref="ITrainingStage.ExportState"/>).</param>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Save(string path, Checkpoint checkpoint, IReadOnlyList<SafetensorsTensor> state)
    {
        StagePosition position = checkpoint.Position;
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [FormatKey] = FormatVersion,
            ["fingerprint"] = checkpoint.Fingerprint,
            ["plan"] = PlanJson.Write(checkpoint.Plan),
            ["schedule"] = ScheduleOf(checkpoint),
            ["elapsed_ticks"] = checkpoint.Elapsed.Ticks.ToString(CultureInfo.InvariantCulture),
            ["last_validated_step"] = position.LastValidatedStep.ToString(CultureInfo.InvariantCulture),
            ["search_steps"] = position.SearchSteps.ToString(CultureInfo.InvariantCulture),
            ["last_validation_mm"] = Text(position.LastValidationMm),
        };
        List<SafetensorsTensor> tensors = [.. state];
        Add("search", position.Search, tensors, metadata);
        Add("best", position.Best, tensors, metadata);
        SafetensorsFile.Write(path, tensors, metadata);
    }

    /// <summary>Reads a checkpoint; the file goes to the trainer of the stage that it stands in.</summary>
    /// <param name="path">The checkpoint's file.</param>
    /// <param name="design">The model of the run that wants to go on.</param>
    /// <param name="wanted">Data, plan and schedule of that run.</param>
    /// <exception cref="BadInputException">There is no checkpoint, it is damaged, or it belongs to other data or another plan.</exception>
    public static (Checkpoint Checkpoint, SafetensorsFile File) Load(string path, ModelDesign design, Checkpoint wanted)
    {
        if (!File.Exists(path))
        {
            throw new BadInputException(path, null, "does not exist, so there is nothing to resume; run without --resume");
        }

        SafetensorsFile file = SafetensorsFile.Read(path);
        if (ModelMetadata.Text(path, file, FormatKey) != FormatVersion)
        {
            throw new BadInputException(path, null, "was written by another version of this program; delete it and train anew");
        }

        if (ModelMetadata.Text(path, file, "fingerprint") != wanted.Fingerprint)
        {
            throw new BadInputException(path, null, "belongs to other scans or landmarks than the data set has now; bring the data back, or delete this file and train anew");
        }

        // Read and written anew: a key that the program learnt since the checkpoint was made stands for what was done then.
        if (PlanJson.Write(PlanJson.ReadStored(ModelMetadata.Text(path, file, "plan"), path)) != PlanJson.Write(wanted.Plan))
        {
            throw new BadInputException(path, null, "was made with other options (the plan.json beside it tells them); go on with the same, or delete this file and train anew");
        }

        if (ModelMetadata.Text(path, file, "schedule") != ScheduleOf(wanted))
        {
            throw new BadInputException(path, null, "was made with another time budget or another number of steps between validations; go on with the same, or delete this file and train anew");
        }

        TrainingPlan plan = wanted.Plan;
        NetworkArchitecture searchNetwork = NetworkPlan.Of(plan, design.PatchLandmarks.Count, design.Space.Dimension);
        BestWeights? search = Find("search", path, file, searchNetwork);
        NetworkArchitecture current = search is not null && plan.Refinement is { } refinement ? NetworkPlan.OfRefinement(refinement, design.LandmarkNames.Count) : searchNetwork;
        var position = new StagePosition
        {
            Search = search,
            LastValidatedStep = (long)(Number(path, file, "last_validated_step") ?? 0),
            SearchSteps = (long)(Number(path, file, "search_steps") ?? 0),
            Best = Find("best", path, file, current),
            LastValidationMm = Number(path, file, "last_validation_mm"),
        };
        var elapsed = new TimeSpan((long)(Number(path, file, "elapsed_ticks") ?? 0));
        return (wanted with { Elapsed = elapsed, Position = position }, file);
    }

    private static string ScheduleOf(Checkpoint checkpoint) => string.Create(CultureInfo.InvariantCulture, $"budget {checkpoint.Budget?.Ticks ?? 0}, validation {checkpoint.ValidationInterval}");

    private static void Add(string name, BestWeights? weights, List<SafetensorsTensor> tensors, Dictionary<string, string> metadata)
    {
        metadata[name + "_chosen_step"] = weights?.Step.ToString(CultureInfo.InvariantCulture) ?? "";
        metadata[name + "_validation_mm"] = Text(weights?.ErrorMm);
        tensors.AddRange(weights?.Network.ToTensors(name + ".") ?? []);
    }

    private static BestWeights? Find(string name, string path, SafetensorsFile file, NetworkArchitecture network) =>
        Number(path, file, name + "_chosen_step") is { } step
            ? new BestWeights(PatchNetwork.FromTensors(network, file, name + "."), (long)step, Number(path, file, name + "_validation_mm"))
            : null;

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static double? Number(string path, SafetensorsFile file, string key)
    {
        string text = ModelMetadata.Text(path, file, key);
        if (text.Length == 0)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw new BadInputException(path, $"metadata '{key}'", "is no number; the checkpoint is damaged; delete it and train anew");
    }
}
