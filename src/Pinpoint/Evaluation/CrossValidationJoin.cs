using Pinpoint.Models;
using Pinpoint.Trust;

namespace Pinpoint.Evaluation;

/// <summary>Joins the results of folds, whichever process made which.</summary>
internal static class CrossValidationJoin
{
    // As many as there could be cases; a larger number is a fault of the file.
    private const int MostFolds = 1 << 20;

    /// <summary>Reads the results of all folds and judges every case by what the other folds taught of errors.</summary>
    /// <param name="folder">The cross-validation's folder.</param>
    /// <exception cref="BadInputException">There is no result, one is missing or damaged, or they are not of one cross-validation.</exception>
    public static CrossValidationOutcome Of(string folder)
    {
        FoldResult[] results = Read(folder);
        var set = new CalibrationSet(results[0].LandmarkNames, results[0].FloorMm, [.. results
            .Where(result => result.LandmarkNames.SequenceEqual(results[0].LandmarkNames, StringComparer.Ordinal))

            // Folds whose models learnt other landmarks, for their scans know others, teach nothing of each other's.
            .SelectMany(result => result.Cases.Select(item => CalibrationCases.Of(item.Pair, result.Fold)))]);
        CasePair[] pairs = [.. results
            .SelectMany(result => Judged(result, set))
            .OrderBy(item => item.Place)
            .Select(item => item.Pair)];
        string[] warnings = [.. results.SelectMany(result => result.Warnings).Distinct(StringComparer.Ordinal)];
        return new CrossValidationOutcome(pairs, warnings, set, CoverageByFold.Of(set));
    }

    /// <summary>The folds of a folder that left a result, by number.</summary>
    private static FoldResult[] Read(string folder)
    {
        string? first = Enumerable.Range(1, MostFolds).Select(FileOf).TakeWhile((file, i) => i == 0 || Directory.Exists(Path.GetDirectoryName(file)))
            .FirstOrDefault(File.Exists);
        FoldResult one = first is null
            ? throw new BadInputException(folder, null, "holds no fold that is done; run the parts of the cross-validation, then gather them")
            : FoldResultFile.Read(first);
        int[] numbers = [.. Enumerable.Range(1, Math.Clamp(one.Folds, 1, MostFolds))];
        int[] missing = [.. numbers.Where(number => !File.Exists(FileOf(number)))];
        if (missing.Length > 0)
        {
            bool single = missing.Length == 1;
            throw new BadInputException(
                folder, null, $"{(single ? "fold" : "folds")} {string.Join(", ", missing.Take(10))}{(missing.Length > 10 ? ", .." : "")} " +
                    Invariant($"of {one.Folds} {(single ? "is" : "are")} not done; run the parts they belong to again, which go on where they were"));
        }

        FoldResult[] results = [.. numbers.Select(number => FoldResultFile.Read(FileOf(number)))];
        int odd = Array.FindIndex(results, result => result.Identity != one.Identity);
        if (odd >= 0)
        {
            throw new BadInputException(
                FileOf(odd + 1), null, $"was made from other scans, another plan or other options than {first}, or by another version; run all parts " +
                    "again with the same, which makes anew what differs");
        }

        // A file that was copied from another fold's folder.
        odd = Array.FindIndex(results, result => result.Fold != Array.IndexOf(results, result) + 1);
        CasePair[] pairs = [.. results.SelectMany(result => result.Cases).Select(item => item.Pair)];
        return odd < 0 && pairs.DistinctBy(pair => pair.CaseName, StringComparer.Ordinal).Count() == pairs.Length
            ? results
            : throw new BadInputException(FileOf(Math.Max(odd, 0) + 1), null, "holds the result of another fold; delete it and run the fold's part again");

        string FileOf(int number) => FoldResultFile.In(CrossValidationFold.FolderIn(folder, number));
    }

    private static (int Place, CasePair Pair)[] Judged(FoldResult result, CalibrationSet set)
    {
        CalibrationCase[] others = [.. set.Cases.Where(item => item.Group != result.Fold)];
        bool hasErrors = others.Any(item => item.ErrorsMm.Any(error => error is not null));
        var calibration = new Lazy<Calibration>(() => Calibrator.Fit(set with { Cases = others }, "the other folds"));
        return [.. result.Cases.Select(item => (
            item.Place,
            hasErrors && item.Pair.Predicted.Count == set.LandmarkNames.Count ? item.Pair.JudgedBy(calibration.Value) : item.Pair))];
    }
}
