using System.Text.Json;
using Pinpoint.Models;

namespace Pinpoint.Training;

/// <summary>How a stage of a training went.</summary>
/// <param name="Name">The stage's name: search or refinement.</param>
internal sealed record StageHistory(string Name)
{
    private readonly List<LossRecord> _losses = [];
    private readonly List<ValidationRecord> _validations = [];

    /// <summary>The losses, by rising step.</summary>
    public IReadOnlyList<LossRecord> Losses => _losses;

    /// <summary>The validation errors, by rising step; empty for a training without validation.</summary>
    public IReadOnlyList<ValidationRecord> Validations => _validations;

    /// <summary>Adds a line of the log; what it repeats, a resumed run did anew.</summary>
    internal void Add(JsonElement entry)
    {
        long step = StrictJson.LongCount(StrictJson.Member(entry, "step"));
        if (entry.TryGetProperty("validation_mre_mm", out JsonElement error))
        {
            DropFrom(_validations, step, earlier => earlier.Step);
            if (StrictJson.NumberOrNull(error) is { } millimetres)
            {
                _validations.Add(new ValidationRecord(step, millimetres));
            }

            return;
        }

        DropFrom(_losses, step, earlier => earlier.Step);
        _losses.Add(new LossRecord(
            step,
            StrictJson.Number(StrictJson.Member(entry, "loss")),
            StrictJson.Number(StrictJson.Member(entry, "regression_loss")),
            StrictJson.Number(StrictJson.Member(entry, "classification_loss")),
            StrictJson.Number(StrictJson.Member(entry, "learning_rate"))));
    }

    private static void DropFrom<T>(List<T> records, long step, Func<T, long> stepOf)
    {
        while (records.Count > 0 && stepOf(records[^1]) >= step)
        {
            records.RemoveAt(records.Count - 1);
        }
    }
}
