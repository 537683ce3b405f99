using Pinpoint.Imaging;

namespace Pinpoint.Evaluation;

/// <summary>Which cases of a data set are to judge a model.</summary>
internal static class EvaluationCases
{
    private const int Named = 5;

    /// <summary>
    /// Chooses labelled cases, in the set's order. Which of them the model was trained on, their voxels tell (<see cref="ModelEvaluation.RunUnseen"/>).
    /// </summary>
    /// <param name="data">The data set.</param>
    /// <param name="split">Only cases that the manifest marks so; null takes all.</param>
    /// <param name="names">Only these cases; null takes all.</param>
    /// <exception cref="UsageException">A name is not in the set, or no case is left.</exception>
    public static IReadOnlyList<DatasetCase> Choose(Dataset data, string? split, IReadOnlyList<string>? names)
    {
        ArgumentNullException.ThrowIfNull(data);
        string? unknown = names?.FirstOrDefault(name => data.Cases.All(item => item.Name != name));
        if (unknown is not null)
        {
            throw new UsageException($"{data.Root}: there is no case '{unknown}'; the set has {FirstFew(data.Cases.Select(item => item.Name))}");
        }

        DatasetCase[] wanted = [.. data.Cases.Where(item => item.LandmarksPath is not null
            && (split is null || item.Split == split)
            && (names is null || names.Contains(item.Name, StringComparer.Ordinal)))];
        return wanted.Length > 0
            ? wanted
            : throw new UsageException($"{data.Root}: no labelled case {(split is null ? "is chosen" : $"has the split '{split}'")}; choose other cases");
    }

    /// <summary>The first few names of many, for messages.</summary>
    internal static string FirstFew(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return string.Join(", ", all.Take(Named)) + (all.Length > Named ? ", .." : "");
    }
}
