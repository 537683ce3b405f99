using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Training;

/// <summary>Which cases are kept from training, to measure the error while it runs.</summary>
/// <param name="Fraction">The share of the cases, drawn with the plan's seed; 0 trains on all.</param>
/// <param name="Cases">The cases by name, in place of a share; null draws them.</param>
public sealed record ValidationChoice(double Fraction, IReadOnlyList<string>? Cases = null)
{
    // Below this, scans are worth more in training than as a measure of it.
    private const int FewestCases = 8;

    /// <summary>One in ten, and none of a set of fewer than eight.</summary>
    public static ValidationChoice Default { get; } = new(0.1) { IsDefault = true };

    /// <summary>Whether nobody chose: then the marks of a manifest decide, and a small set is trained on whole.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Splits a data set. Cases that its manifest marks <c>validation</c> (or <c>val</c>) are validation cases where nothing else is chosen.</summary>
    /// <exception cref="UsageException">A case named is not in the set, the fraction is not in [0, 1), or nothing is left to train on.</exception>
    public (IReadOnlyList<DatasetCase> Training, IReadOnlyList<DatasetCase> Validation) Split(IReadOnlyList<DatasetCase> cases, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(cases);
        if (!(Fraction is >= 0 and < 1))
        {
            throw new UsageException(Invariant($"The validation share is {Fraction}; give a number from 0 to below 1, or the names of cases."));
        }

        HashSet<string> chosen = Choose(cases, seed);
        DatasetCase[] validation = [.. cases.Where(item => chosen.Contains(item.Name))];
        DatasetCase[] training = [.. cases.Where(item => !chosen.Contains(item.Name))];
        return training.Length > 0
            ? (training, validation)
            : throw new UsageException("All cases are validation cases, so none is left to train on; keep fewer.");
    }

    private static bool IsNumber(string text) =>
        double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _);

    private HashSet<string> Choose(IReadOnlyList<DatasetCase> cases, ulong seed)
    {
        if (Cases is { } named)
        {
            string? unknown = named.FirstOrDefault(name => cases.All(item => item.Name != name));
            return unknown is null
                ? new HashSet<string>(named, StringComparer.Ordinal)
                : throw new UsageException(
                    $"There is no case '{unknown}' to validate on" +
                    $"{(IsNumber(unknown) ? ", and a share is a number from 0 to below 1, such as 0.2" : "")}; the set has " +
                    $"{string.Join(", ", cases.Take(5).Select(item => item.Name))}{(cases.Count > 5 ? ", .." : "")}.");
        }

        string[] marked = [.. cases.Where(item => item.Split is "validation").Select(item => item.Name)];
        if (IsDefault && marked.Length > 0)
        {
            return new HashSet<string>(marked, StringComparer.Ordinal);
        }

        if (Fraction == 0 || cases.Count < 2 || (IsDefault && cases.Count < FewestCases))
        {
            return [];
        }

        int count = Math.Clamp((int)Math.Round(Fraction * cases.Count), 1, cases.Count - 1);
        string[] names = [.. cases.Select(item => item.Name)];
        var random = new SplitMixRandom(seed, 0, 0, RandomStreams.Splits);
        for (int i = 0; i < count; i++)
        {
            int other = i + random.NextIndex(names.Length - i);
            (names[i], names[other]) = (names[other], names[i]);
        }

        return new HashSet<string>(names.Take(count), StringComparer.Ordinal);
    }
}
