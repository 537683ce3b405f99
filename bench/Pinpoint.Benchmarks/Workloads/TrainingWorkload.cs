using Pinpoint.Methods;
using Pinpoint.Networks;
using Pinpoint.Patches;

namespace Pinpoint.Benchmarks;

/// <summary>The training of the paper's network on eight made-up scans of the size of the paper's.</summary>
internal static class TrainingWorkload
{
    private const int Scans = 8;

    /// <summary>A training stage that draws, cuts and learns; a step is all that `pinpoint train` does per step.</summary>
    public static SearchStage CreateStage(int landmarks, int batch, WorkerTeam team)
    {
        var model = new SearchWorkload(SearchWorkload.PaperPlan(landmarks) with { BatchSize = batch }, landmarks, SearchWorkload.PaperSize);
        var random = new SplitMixRandom(5);
        TrainingCase[] cases = [.. Enumerable.Range(0, Scans).Select(index => Case(model, index, ref random))];
        var design = new ModelDesign(model.Model.Plan, model.Model.LandmarkNames, model.Model.Space, model.Model.PatchLandmarks);
        return new SearchStage(design, cases, team);
    }

    private static TrainingCase Case(SearchWorkload model, int index, ref SplitMixRandom random)
    {
        double[] state = new double[model.Model.Space.Dimension];
        double[] landmarks = new double[3 * model.Model.Space.LandmarkCount];
        for (int axis = 0; axis < state.Length; axis++)
        {
            state[axis] = random.NextNormal();
        }

        model.Model.Space.Place(state, landmarks);
        WorkingGrid grid = SearchWorkload.CreateGrid(SearchWorkload.PaperSize, seed: (ulong)index);
        return new TrainingCase($"case{index}", grid, null, landmarks, new LandmarkMark[landmarks.Length / 3]);
    }
}
