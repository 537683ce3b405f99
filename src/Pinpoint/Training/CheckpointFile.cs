using System.Globalization;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;

namespace Pinpoint.Training;

/// <summary>Checkpoints as files: the optimiser's whole state, the weights that were kept, and what they belong to.</summary>
internal static class CheckpointFile
{
    private const string FormatKey = "pinpoint_checkpoint";
    private const string FormatVersion = "1";

    // A hundred years.
    private const double MostTicks = 3.2e16;

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
            ["last_validation_mm"] = Text(position.LastValidationMm),
        };
        List<SafetensorsTensor> tensors = [.. state];
        IReadOnlyList<StagePlan> stages = LandmarkMethods.Of(checkpoint.Plan).Stages(checkpoint.Plan);
        for (int i = 0; i < position.Finished.Count; i++)
        {
            metadata[StepsKey(stages[i])] = position.Finished[i].Steps.ToString(CultureInfo.InvariantCulture);
            Add(stages[i].Name, position.Finished[i].Weights, tensors, metadata);
        }

        Add("best", position.Best, tensors, metadata);
        SafetensorsFile.WriteSealed(path, tensors, metadata);
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

        // Checkpoints of earlier versions carry no checksum.
        file.CheckSeal();

        if (ModelMetadata.Text(path, file, "fingerprint") != wanted.Fingerprint)
        {
            throw new BadInputException(
                path, null, "belongs to other scans or landmarks than the data set has now; bring the data back, or delete this file and train anew");
        }

        // Read and written anew: a key that the program learnt since the checkpoint was made stands for what was done then.
        if (PlanJson.Write(PlanJson.ReadStored(ModelMetadata.Text(path, file, "plan"), path)) != PlanJson.Write(wanted.Plan))
        {
            throw new BadInputException(
                path, null, "was made with other options (the plan.json beside it tells them); go on with the same, or delete this file and train anew");
        }

        if (ModelMetadata.Text(path, file, "schedule") != ScheduleOf(wanted))
        {
            throw new BadInputException(
                path, null, "was made with another time budget or another number of steps between validations; go on with the same, or delete this file " +
                    "and train anew");
        }

        TrainingPlan plan = wanted.Plan;
        IReadOnlyList<StagePlan> stages = LandmarkMethods.Of(plan).Stages(plan);
        List<FinishedStage> finished = [];
        while (finished.Count < stages.Count - 1 && Finished(path, file, stages[finished.Count], design) is { } done)
        {
            finished.Add(done);
        }

        var position = new StagePosition
        {
            Finished = finished,
            LastValidatedStep = (long)(Number(path, file, "last_validated_step") ?? 0),
            Best = Find("best", path, file, stages[finished.Count].Network(design)),
            LastValidationMm = Number(path, file, "last_validation_mm"),
        };
        double ticks = Number(path, file, "elapsed_ticks") ?? 0;
        var elapsed = new TimeSpan(ticks is >= 0 and <= MostTicks
            ? (long)ticks
            : throw new BadInputException(path, "metadata 'elapsed_ticks'", "is no duration; the checkpoint is damaged; delete it and train anew"));
        return (wanted with { Elapsed = elapsed, Position = position }, file);
    }

    private static string ScheduleOf(Checkpoint checkpoint) =>
        string.Create(CultureInfo.InvariantCulture, $"budget {checkpoint.Budget?.Ticks ?? 0}, validation {checkpoint.ValidationInterval}");

    private static void Add(string name, BestWeights? weights, List<SafetensorsTensor> tensors, Dictionary<string, string> metadata)
    {
        metadata[ChosenStepKey(name)] = weights?.Step.ToString(CultureInfo.InvariantCulture) ?? "";
        metadata[name + "_validation_mm"] = Text(weights?.ErrorMm);
        tensors.AddRange(weights?.Network.ToTensors(name + ".") ?? []);
    }

    private static string StepsKey(StagePlan stage) => stage.Name + "_steps";

    // Checkpoints of earlier versions say of a stage that is not done that it has no chosen step; later ones do not speak of it.
    private static FinishedStage? Finished(string path, SafetensorsFile file, StagePlan stage, ModelDesign design) =>
        file.Metadata.ContainsKey(ChosenStepKey(stage.Name)) && Find(stage.Name, path, file, stage.Network(design)) is { } weights
            ? new FinishedStage(weights, (long)(Number(path, file, StepsKey(stage)) ?? 0))
            : null;

    private static string ChosenStepKey(string name) => name + "_chosen_step";

    private static BestWeights? Find(string name, string path, SafetensorsFile file, NetworkArchitecture network) =>
        Number(path, file, ChosenStepKey(name)) is { } step
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
