using System.Globalization;
using Pinpoint.Models;
using Pinpoint.Networks;

namespace Pinpoint.Training;

/// <summary>Checkpoints as files: the optimiser's whole state, the best weights so far, and what they belong to.</summary>
internal static class CheckpointFile
{
    private const string FormatKey = "pinpoint_checkpoint";
    private const string FormatVersion = "1";
    private const string BestPrefix = "best.";

    /// <summary>Writes a checkpoint, whole or not at all.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Save(string path, Checkpoint checkpoint, NetworkTrainer trainer)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [FormatKey] = FormatVersion,
            ["fingerprint"] = checkpoint.Fingerprint,
            ["plan"] = PlanJson.Write(checkpoint.Plan),
            ["elapsed_ticks"] = checkpoint.Elapsed.Ticks.ToString(CultureInfo.InvariantCulture),
            ["last_validation_mm"] = Text(checkpoint.LastValidationMm),
            ["best_validation_mm"] = Text(checkpoint.Best?.ErrorMm),
            ["best_step"] = (checkpoint.Best?.Step ?? 0).ToString(CultureInfo.InvariantCulture),
        };
        IEnumerable<SafetensorsTensor> best = checkpoint.Best?.Network.ToTensors(BestPrefix) ?? [];
        SafetensorsFile.Write(path, [.. trainer.ExportState(), .. best], metadata);
    }

    /// <summary>Restores the trainer and gives the rest.</summary>
    /// <param name="path">The checkpoint's file.</param>
    /// <param name="trainer">The trainer to restore.</param>
    /// <param name="network">The architecture of the best weights.</param>
    /// <param name="fingerprint">The data of the run that wants to go on.</param>
    /// <param name="plan">The plan of the run that wants to go on.</param>
    /// <exception cref="BadInputException">There is no checkpoint, it is damaged, or it belongs to other data or another plan.</exception>
    public static Checkpoint Load(string path, NetworkTrainer trainer, NetworkArchitecture network, string fingerprint, TrainingPlan plan)
    {
        if (!File.Exists(path))
        {
            throw new BadInputException(path, null, "does not exist, so there is nothing to resume; run without --resume");
        }

        SafetensorsFile file = SafetensorsFile.Read(path);
        if (ModelMetadata.Text(path, file, FormatKey) != FormatVersion)
        {
            throw new BadInputException(path, null, "was written by another version of this program; train anew");
        }

        if (ModelMetadata.Text(path, file, "fingerprint") != fingerprint)
        {
            throw new BadInputException(path, null, "belongs to other scans or landmarks than the data set has now; bring the data back, or train anew without --resume");
        }

        if (ModelMetadata.Text(path, file, "plan") != PlanJson.Write(plan))
        {
            throw new BadInputException(path, null, "was made with other options (its plan.json tells them); resume with the same, or train anew without --resume");
        }

        trainer.ImportState(file);
        double? bestError = Number(path, file, "best_validation_mm");
        BestWeights? best = bestError is { } error
            ? new BestWeights(PatchNetwork.FromTensors(network, file, BestPrefix), (long)(Number(path, file, "best_step") ?? 0), error)
            : null;
        var elapsed = new TimeSpan((long)(Number(path, file, "elapsed_ticks") ?? 0));
        return new Checkpoint(fingerprint, plan, elapsed, Number(path, file, "last_validation_mm"), best);
    }

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
            : throw new BadInputException(path, $"metadata '{key}'", "is no number; the checkpoint is damaged, train anew without --resume");
    }
}
