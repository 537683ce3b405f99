using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Training;

/// <summary>What is to be trained, on what, and where it goes.</summary>
public sealed record TrainingRequest
{
    /// <summary>The data set; every case of it that has no split, or the split <c>train</c> or <c>validation</c>, is used.</summary>
    public required Dataset Data { get; init; }

    /// <summary>The folder that receives model, plan, log and checkpoint.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>The plan.</summary>
    public required TrainingPlan Plan { get; init; }

    /// <summary>The landmarks to be learnt; null takes all that the set names.</summary>
    public IReadOnlyList<string>? Landmarks { get; init; }

    /// <summary>Which cases are kept from training.</summary>
    public ValidationChoice Validation { get; init; } = ValidationChoice.Default;

    /// <summary>Only these cases are used, for training and validation; null uses all. Cross-validation sets it.</summary>
    public IReadOnlyList<string>? OnlyCases { get; init; }

    /// <summary>
    /// Whether the data doctor examines the cases as they are read: its errors stop the training, its warnings are told with the outcome's. Cross-validation
    /// examines the set once for all folds.
    /// </summary>
    public bool Examine { get; init; } = true;

    /// <summary>
    /// The time that training may take, loading not counted; the learning rate then goes by the time, and the plan's steps do not end the run.
    /// </summary>
    public TimeSpan? Budget { get; init; }

    /// <summary>Whether to go on from the folder's checkpoint.</summary>
    public bool Resume { get; init; }

    /// <summary>Steps between two measurements of the validation error.</summary>
    public int ValidationInterval { get; init; } = 500;

    /// <summary>Steps between two reports of progress and lines of the log.</summary>
    public int ReportInterval { get; init; } = 50;

    /// <summary>Time between two checkpoints.</summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Is told, before the first step, of each thing that is odd about the data; null tells nobody. The outcome tells of them too.</summary>
    public Action<string>? Warn { get; init; }

    /// <summary>Where the scans are kept while the training runs.</summary>
    public CacheUse Cache { get; init; }

    /// <summary>The folder of prepared scans, which several runs may share; null takes <c>cache</c> in <see cref="OutputFolder"/>.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Whether cases whose files cannot be read are left out, and told of with the outcome; else the first of them ends the training.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>Is told as the scans are read and prepared, after each of them; null tells nobody.</summary>
    public IProgress<Preparation.PreparationProgress>? Preparing { get; init; }

    /// <summary>
    /// The cases whose landmarks a model placed, and how much each landmark counts, in the order of the model's landmarks; null where all were marked by hand.
    /// </summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<double>>? PlacedWeights { get; init; }

    /// <summary>Threads; null takes one per core.</summary>
    public int? Threads { get; init; }
}
