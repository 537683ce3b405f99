using System.Text.Json;
using Pinpoint.Export;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Tests.Support;
using Pinpoint.Training;

namespace Pinpoint.Tests.Export;

/// <summary>A trained model as ONNX files in a folder, with a scan and what our own search finds in it.</summary>
internal sealed record ExportedModel(string Path, string Scan, LandmarkModel Model, LocalizationResult Found)
{
    /// <summary>Trains a little on phantoms, exports, and searches a scan.</summary>
    public static ExportedModel Create(string folder, TrainingPlan plan, IReadOnlyList<string>? landmarks, Func<LandmarkModel, Volume> scan)
    {
        TrainingRequest request = TinyTraining.Request(TinyTraining.Data(System.IO.Path.Combine(folder, "data")), System.IO.Path.Combine(folder, "run")) with
        {
            Plan = plan,
            Landmarks = landmarks,
            Validation = new ValidationChoice(0),
        };
        LandmarkModel model = TrainingRun.Run(request).Model;
        var exported = new ExportedModel(
            System.IO.Path.Combine(folder, "model.onnx"), System.IO.Path.Combine(folder, "scan.mha"), model, Search(model, scan(model)));
        OnnxModelFile.Save(exported.Path, model);
        VolumeFile.Write(exported.Scan, scan(model));
        return exported;
    }

    /// <summary>Compares another program's landmarks, a JSON object of positions by name, with ours.</summary>
    public void ShouldBeFoundBy(string answer)
    {
        using var theirs = JsonDocument.Parse(answer);
        theirs.RootElement.EnumerateObject().Count().ShouldBe(Found.Landmarks.Count);
        foreach (Landmark landmark in Found.Landmarks)
        {
            double[] position = [.. theirs.RootElement.GetProperty(landmark.Name).EnumerateArray().Select(value => value.GetDouble())];
            landmark.Position!.Value.DistanceTo(new WorldPoint(position[0], position[1], position[2])).ShouldBeLessThan(0.01, landmark.Name);
        }
    }

    private static LocalizationResult Search(LandmarkModel model, Volume scan)
    {
        using var localizer = new Localizer(model, new LocalizerOptions { Threads = 1 });
        LocalizationResult found = localizer.Locate(scan);

        // A search that moves, or the comparison would be of starts.
        found.Passes.ShouldBeGreaterThan(2 * found.Paths.Count);
        double[] first = new double[3 * model.LandmarkNames.Count];
        double[] last = new double[first.Length];
        found.Paths.Max(path =>
        {
            model.Space.Place([.. path.States[0]], first);
            model.Space.Place([.. path.States[^1]], last);
            return model.GridSpacing * first.Zip(last, (from, to) => Math.Abs(from - to)).Max();
        }).ShouldBeGreaterThan(2);
        LocalizationResult searched = localizer.Locate(model.GridOf(Imaging.Scan.Of(scan)), view: null);
        double refined = found.Landmarks.Zip(searched.Landmarks, (one, other) => one.Position!.Value.DistanceTo(other.Position!.Value)).Max();
        (refined > 0.2).ShouldBe(model.Refinement is not null, $"the refinement moved by {refined} mm");
        return found;
    }
}
