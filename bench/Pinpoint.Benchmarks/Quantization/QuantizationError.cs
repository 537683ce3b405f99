using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Benchmarks;

/// <summary>What 8-bit integers cost in millimetres: the same searches with ONNX Runtime's float32 and static int8 in place of Pinpoint's network.</summary>
internal static class QuantizationError
{
    private const int CalibrationCases = 4;

    /// <summary>Searches the test scans of a split.</summary>
    /// <param name="modelPath">A model with a refinement.</param>
    /// <param name="casesPath">A manifest; scans of the split 'train' calibrate, those of 'test' are searched.</param>
    public static void Print(string modelPath, string casesPath)
    {
        LandmarkModel model = ModelFile.Load(modelPath);
        var cases = Dataset.Open(casesPath);
        string folder = Directory.CreateTempSubdirectory("pinpoint-int8-").FullName;
        using var search = new RuntimeNetwork(model.Network, folder, "search");
        using var refinement = new RuntimeNetwork(
            model.Refinement ?? throw new InvalidOperationException("The model has no refinement."), folder, "refinement");
        try
        {
            using (var own = new ForeignSearch(model, search.AnswerOwn, refinement.AnswerOwn))
            {
                foreach (DatasetCase item in cases.Cases.Where(item => item.Split == "train").Take(CalibrationCases))
                {
                    own.Locate(model.Prepare(Dataset.OpenScan(item)));
                }
            }

            Print(model, cases, search, refinement);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(LandmarkModel model, Dataset cases, RuntimeNetwork search, RuntimeNetwork refinement)
    {
        (string Text, NetworkAnswer Search, NetworkAnswer Refinement)[] rows =
        [
            ("ONNX Runtime float32", search.AnswerFloat, refinement.AnswerFloat),
            ("int8 search, float32 refinement", search.AnswerQuantized, refinement.AnswerFloat),
            ("float32 search, int8 refinement", search.AnswerFloat, refinement.AnswerQuantized),
            ("int8 in both", search.AnswerQuantized, refinement.AnswerQuantized),
        ];
        DatasetCase[] tests = [.. cases.Cases.Where(item => item.Split == "test")];
        List<double>[] errors = [.. Enumerable.Range(0, 1 + rows.Length).Select(_ => new List<double>())];
        List<double>[] moves = [.. rows.Select(_ => new List<double>())];
        using var own = new Localizer(model, new LocalizerOptions { Threads = 1, UseCalibration = false });
        foreach (DatasetCase item in tests)
        {
            var scan = Dataset.OpenScan(item);
            LandmarkSet truth = cases.ReadLandmarks(item);
            WorldPoint[] answer = [.. own.Locate(scan).Landmarks.Select(landmark => landmark.Position!.Value)];
            errors[0].AddRange(Distances(model, truth, answer));
            for (int row = 0; row < rows.Length; row++)
            {
                using var foreign = new ForeignSearch(model, rows[row].Search, rows[row].Refinement);
                WorldPoint[] other = foreign.Locate(model.Prepare(scan));
                errors[row + 1].AddRange(Distances(model, truth, other));
                moves[row].AddRange(other.Zip(answer, (one, two) => one.DistanceTo(two)));
            }
        }

        Console.WriteLine(Invariant($"{tests.Length} scans, {errors[0].Count} points; calibrated with the patches of {CalibrationCases} training scans."));
        Console.WriteLine();
        Markdown.Row("network run by", "mean error", "95th percentile", "against float32", "mean distance from Pinpoint's answer");
        Markdown.Rule(5);
        Row("Pinpoint, float32", errors[0], errors[0], "-");
        for (int row = 0; row < rows.Length; row++)
        {
            Row(rows[row].Text, errors[row + 1], errors[0], Invariant($"{moves[row].Average():F4} mm"));
        }

        Console.WriteLine();
    }

    private static void Row(string text, List<double> errors, List<double> reference, string moved) => Markdown.Row(
        text,
        Invariant($"{errors.Average():F4} mm"),
        Invariant($"{errors.Order().ElementAt((int)(0.95 * errors.Count)):F3} mm"),
        Invariant($"{100 * ((errors.Average() / reference.Average()) - 1):+0.0;-0.0;0.0} %"),
        moved);

    private static IEnumerable<double> Distances(LandmarkModel model, LandmarkSet truth, WorldPoint[] answer) =>
        from index in Enumerable.Range(0, answer.Length)
        let place = truth.Find(model.LandmarkNames[index])?.Position
        where place is not null
        select place.Value.DistanceTo(answer[index]);
}
