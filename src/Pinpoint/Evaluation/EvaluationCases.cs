using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Evaluation;

/// <summary>Which cases of a data set are fit to judge a model.</summary>
/// <param name="Chosen">The cases to evaluate, in the set's order.</param>
/// <param name="Trained">Cases that would have been chosen, but the model was trained on them.</param>
/// <param name="Validated">Chosen cases whose error picked the model's weights.</param>
public sealed record EvaluationCases(IReadOnlyList<DatasetCase> Chosen, IReadOnlyList<string> Trained, IReadOnlyList<string> Validated)
{
    /// <summary>Chooses the labelled cases; those that the model was trained on (told by their names) are left out unless they are asked for.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="provenance">Where the model comes from.</param>
    /// <param name="split">Only cases that the manifest marks so; null takes all.</param>
    /// <param name="names">Only these cases; null takes all.</param>
    /// <param name="includeTrained">Whether cases that the model was trained on count too.</param>
    /// <exception cref="UsageException">A name is not in the set, or no case is left.</exception>
    public static EvaluationCases Choose(Dataset data, ModelProvenance provenance, string? split, IReadOnlyList<string>? names, bool includeTrained)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(provenance);
        string? unknown = names?.FirstOrDefault(name => data.Cases.All(item => item.Name != name));
        if (unknown is not null)
        {
            throw new UsageException($"{data.Root}: there is no case '{unknown}'; the set has {FirstFew(data.Cases.Select(item => item.Name))}");
        }

        DatasetCase[] wanted = [.. data.Cases.Where(item => item.LandmarksPath is not null
            && (split is null || item.Split == split)
            && (names is null || names.Contains(item.Name, StringComparer.Ordinal)))];
        if (wanted.Length == 0)
        {
            throw new UsageException($"{data.Root}: no labelled case {(split is null ? "is chosen" : $"has the split '{split}'")}; choose other cases");
        }

        string[] trained = [.. wanted.Select(item => item.Name).Intersect(provenance.TrainingCases, StringComparer.Ordinal)];
        DatasetCase[] chosen = includeTrained ? wanted : [.. wanted.Where(item => !trained.Contains(item.Name, StringComparer.Ordinal))];
        return chosen.Length > 0
            ? new EvaluationCases(chosen, trained, [.. chosen.Select(item => item.Name).Intersect(provenance.ValidationCases, StringComparer.Ordinal)])
            : throw new UsageException(
                Invariant($"{data.Root}: the model was trained on all {trained.Length} cases ({FirstFew(trained)}); give cases it has not seen, or ") +
                "--include-training");
    }

    private static string FirstFew(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return string.Join(", ", all.Take(5)) + (all.Length > 5 ? ", .." : "");
    }
}
