using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Training;

/// <summary>What a model says of scans that nobody labelled, as labels to train on.</summary>
/// <param name="Cases">The scans with the files that hold what was found in them.</param>
/// <param name="Weights">Per case, how much each landmark counts, 0 to 1, in the order of the model's landmarks.</param>
/// <param name="Placed">Landmarks that are trusted.</param>
/// <param name="LeftOut">What is not trusted at all, one line a scan.</param>
internal sealed record PseudoLabels(
    IReadOnlyList<DatasetCase> Cases, IReadOnlyDictionary<string, IReadOnlyList<double>> Weights, int Placed, IReadOnlyList<string> LeftOut)
{
    /// <summary>Asks a model, and writes what it says.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scans">The scans.</param>
    /// <param name="folder">The folder that receives a landmark file a scan.</param>
    /// <param name="threads">Threads; null takes one per core.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="PinpointException">A scan cannot be read, or the folder not be written.</exception>
    public static PseudoLabels Of(
        LandmarkModel model, IReadOnlyList<DatasetCase> scans, string folder, int? threads, CancellationToken cancellationToken)
    {
        using var localizer = new Localizer(model, new LocalizerOptions { Threads = threads });
        var found = new List<(DatasetCase Scan, LocalizationResult Answer)>();
        var leftOut = new List<string>();
        foreach (DatasetCase scan in scans)
        {
            LocalizationResult answer = localizer.Locate(Dataset.OpenScan(scan), cancellationToken: cancellationToken);
            if (answer.Verdict.Rejected)
            {
                leftOut.Add($"{scan.VolumePath}: not learnt from, for it is unlike the training set ({answer.Verdict.Text})");
                continue;
            }

            found.Add((scan, answer));
        }

        double[][] doubts = [.. found.Select(item => item.Answer.Evidence.Select((evidence, i) =>
            IsTrusted(item.Answer.Landmarks[i], evidence) ? DoubtOf(item.Answer.Landmarks[i], evidence) : double.PositiveInfinity).ToArray())];
        var cases = new List<DatasetCase>();
        var weights = new Dictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal);
        double[] usual = [.. Enumerable.Range(0, model.LandmarkNames.Count).Select(landmark => MedianOf(doubts.Select(own => own[landmark])))];
        int placed = 0;
        Directory.CreateDirectory(folder);
        for (int i = 0; i < found.Count; i++)
        {
            var (scan, answer) = found[i];
            string file = Path.Combine(folder, scan.Name + ".mrk.json");
            Landmark[] trusted = [.. answer.Landmarks.Where((_, landmark) => double.IsFinite(doubts[i][landmark]))];
            LandmarkFile.Write(file, new LandmarkSet(trusted));
            cases.Add(scan with { LandmarksPath = file, Split = null });
            weights[scan.Name] = [.. doubts[i].Select((doubt, landmark) => WeightOf(doubt, usual[landmark]))];
            placed += trusted.Length;
        }

        return new PseudoLabels(cases, weights, placed, leftOut);
    }

    /// <summary>The weight of a label of some doubt among others of a usual one: as one over its square, at most 1.</summary>
    /// <param name="doubt">A length in mm, or a product of such; infinite where the label is not trusted.</param>
    /// <param name="usual">The median doubt of the labels of this landmark.</param>
    internal static double WeightOf(double doubt, double usual) =>
        !double.IsFinite(doubt) ? 0 : doubt <= usual ? 1 : usual / doubt * (usual / doubt);

    private static bool IsTrusted(Landmark landmark, LandmarkEvidence evidence) =>
        landmark.Status == LandmarkStatus.Defined && !evidence.FellBack && !(evidence.Presence < LandmarkEvidence.UnseenBelow);

    // The calibrated radius; without one the geometric mean of what grows with the error: the network's own guess, the scatter of views and that of the starts.
    private static double DoubtOf(Landmark landmark, LandmarkEvidence evidence)
    {
        const double LeastMm = 1e-6;
        if (landmark.Radius95 is { } radius)
        {
            return Math.Max(radius, LeastMm);
        }

        double[] terms = [.. new[] { evidence.PredictedErrorMm, evidence.ViewScatterMm, evidence.SpreadMm }.OfType<double>()];
        return Math.Exp(terms.Average(term => Math.Log(Math.Max(term, LeastMm))));
    }

    private static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? double.PositiveInfinity : sorted[sorted.Length / 2];
    }
}
