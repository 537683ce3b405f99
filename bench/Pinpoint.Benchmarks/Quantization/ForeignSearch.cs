using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Benchmarks;

/// <summary>The search and the refinement as the exported form has them (docs/how-to/export.md), with networks that others run.</summary>
internal sealed class ForeignSearch(LandmarkModel model, NetworkAnswer search, NetworkAnswer? refine) : IDisposable
{
    private readonly WorkerTeam _team = new(1);
    private readonly TrainingPlan _plan = model.Plan;
    private readonly ISearchSpace _space = model.Space;

    /// <summary>Finds the landmarks of a scan.</summary>
    public WorldPoint[] Locate(PreparedScan scan)
    {
        double[] landmarks = new double[3 * _space.LandmarkCount];
        StartEnds.Combine(_plan.Combination, Ends(scan.Grid), landmarks, new double[_space.LandmarkCount]);
        Similarity pose = LandmarkPose.Of(_space, landmarks);
        WorldPoint[] world = Points(landmarks, scan.Grid.ToWorld);
        return refine is not null && scan.View is { } view ? Refine(refine, view, pose, world) : world;
    }

    public void Dispose() => _team.Dispose();

    private static WorldPoint[] Points(double[] places, Func<double, double, double, WorldPoint> toWorld) =>
        [.. places.Chunk(3).Select(place => toWorld(place[0], place[1], place[2]))];

    private double[][] Ends(WorkingGrid grid)
    {
        double[][] states = [.. StartStates.Of(_plan, _space, grid.Size).Select(start => start.ToArray())];
        double[][] ends = [.. states.Select(Placed)];
        List<int> active = [.. Enumerable.Range(0, states.Length)];
        using var batch = new PatchBatch(_plan.Patches, _plan.InputOffset, _plan.InputScale, _space, model.PatchLandmarks, states.Length, _team);
        for (int update = 0; update < _plan.Updates && active.Count > 0; update++)
        {
            for (int row = 0; row < active.Count; row++)
            {
                batch.Set(row, grid, states[active[row]]);
            }

            float[] patches = batch.Sample(active.Count).ToArray();
            float[] displacements = new float[active.Count * _space.Dimension];
            float[] logits = new float[active.Count * model.Network.Architecture.ClassLogits];
            search(patches, active.Count, displacements, logits);
            List<int> still = [];
            for (int row = 0; row < active.Count; row++)
            {
                int start = active[row];
                double[] before = ends[start];
                Move(states[start], row, displacements, logits);
                ends[start] = Placed(states[start]);
                if (before.Zip(ends[start], (from, to) => Math.Abs(to - from)).Max() >= _plan.StopBelow)
                {
                    still.Add(start);
                }
            }

            active = still;
        }

        return ends;
    }

    private double[] Placed(double[] state)
    {
        double[] landmarks = new double[3 * _space.LandmarkCount];
        _space.Place(state, landmarks);
        return landmarks;
    }

    private void Move(double[] state, int row, float[] displacements, float[] logits)
    {
        int dimension = state.Length;
        double[] displacement = [.. displacements.AsSpan(row * dimension, dimension).ToArray().Select(value => (double)value)];
        double[] probabilities = new double[2 * dimension];
        double[] step = new double[dimension];
        UpdateRules.Probabilities(_plan.Directions, logits.Length == 0 ? [] : logits.AsSpan(2 * row * dimension, 2 * dimension), probabilities);
        UpdateRules.Step(_plan.Rule, displacement, probabilities, step);
        _space.Move(state, step);
    }

    private WorldPoint[] Refine(NetworkAnswer answer, RefinementView view, Similarity pose, WorldPoint[] world)
    {
        RefinementPlan plan = _plan.Refinement!;
        double[] landmarks = [.. world.Select(view.Fine.FromWorld).SelectMany(place => new[] { place.X, place.Y, place.Z })];
        foreach (double[][] views in ViewTurns.Of(plan))
        {
            double[] moved = [.. landmarks];
            foreach (double[] turn in views)
            {
                Rotation rotation = pose.Rotation.After(Rotation.FromVector(turn[0], turn[1], turn[2]));
                Look(answer, view, new PatchFrame(rotation, pose.Scale), landmarks, moved, views.Length);
            }

            landmarks = moved;
        }

        return Points(landmarks, view.Fine.ToWorld);
    }

    private void Look(NetworkAnswer answer, RefinementView view, PatchFrame frame, double[] landmarks, double[] moved, int views)
    {
        NetworkArchitecture architecture = model.Refinement!.Architecture;
        int count = landmarks.Length / 3;
        float[] patches = new float[count * architecture.InputLength];
        float[] answers = new float[count * architecture.Outputs];
        using var scratch = new PatchScratch(architecture.PatchSize, RefinementView.Channels);
        IntensityScale intensities = IntensityJitter.None.ScaleOf(_plan.InputOffset, _plan.InputScale);
        for (int i = 0; i < count; i++)
        {
            Span<float> patch = patches.AsSpan(i * architecture.InputLength, architecture.InputLength);
            view.Sample(landmarks.AsSpan(3 * i, 3), frame, architecture.PatchSize, intensities, patch, scratch);
        }

        answer(patches, count, answers, []);
        double length = _plan.Refinement!.Unit * frame.Step / views;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<float> way = answers.AsSpan((i * architecture.Outputs) + (3 * i), 3);
            var (x, y, z) = frame.Rotation.Apply(way[0] * length, way[1] * length, way[2] * length);
            moved[3 * i] += x;
            moved[(3 * i) + 1] += y;
            moved[(3 * i) + 2] += z;
        }
    }
}
