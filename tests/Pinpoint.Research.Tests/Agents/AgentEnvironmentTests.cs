using Pinpoint.Imaging;
using Pinpoint.Methods;
using Pinpoint.Patches;
using Pinpoint.Research.Agents;
using Pinpoint.Tests.Support;

namespace Pinpoint.Research.Tests.Agents;

public sealed class AgentEnvironmentTests
{
    private static readonly AgentPlan Plan = AgentPlan.Of(TinyAgent.Plan);
    private static readonly IReadOnlyList<TrainingCase> Cases = RandomCases.Of(3, 1);
    private readonly AgentEnvironment _environment = new(Plan, Cases);

    [Fact]
    public void Episodes_begin_in_every_scan_and_at_every_scale_the_finer_ones_near_the_landmark()
    {
        var random = new SplitMixRandom(1);
        var seen = new HashSet<(int Case, int Step)>();
        double furthest = 0;
        for (int i = 0; i < 500; i++)
        {
            Episode episode = _environment.Begin(ref random);
            seen.Add((episode.Case, episode.Step));
            _environment.Holds(episode.Case, episode.Step, episode.At).ShouldBeTrue();
            double away = LargestOffset(episode);
            if (episode.Step == 4)
            {
                furthest = Math.Max(furthest, away);
            }
            else
            {
                away.ShouldBeLessThanOrEqualTo((Plan.EpisodeReach * episode.Step) + 0.5);
            }
        }

        seen.Count.ShouldBe(3 * Plan.Scales.Count);
        furthest.ShouldBeGreaterThan(15, "at the coarsest scale they begin anywhere");
    }

    [Fact]
    public void An_episode_ends_with_the_move_after_the_landmark_was_reached()
    {
        VoxelPoint centre = Cases[1].Grid.Centre;
        double[] landmark = Cases[1].Landmarks;
        var at = new GridVoxel((int)Math.Round(landmark[0] + centre.X), (int)Math.Round(landmark[1] + centre.Y), (int)Math.Round(landmark[2] + centre.Z));
        var there = new Episode(1, 1, at, 2);
        var before = new Episode(1, 1, at with { X = at.X - 1 }, 2);
        var random = new SplitMixRandom(1);

        Experience arriving = _environment.Move(before, 0);
        _environment.After(before, arriving, ref random).ShouldBe(there with { Moves = 3 });
        _environment.After(there, _environment.Move(there, 0), ref random).Moves.ShouldBe(0);
    }

    [Fact]
    public void An_episode_ends_when_it_has_lasted_long_enough()
    {
        var random = new SplitMixRandom(1);
        var late = new Episode(0, 1, new GridVoxel(0, 0, 0), Plan.EpisodeMoves - 1);
        _environment.After(late, _environment.Move(late, 0), ref random).Moves.ShouldBe(0);
    }

    private static double LargestOffset(Episode episode)
    {
        WorkingGrid grid = Cases[episode.Case].Grid;
        double[] landmark = Cases[episode.Case].Landmarks;
        double[] offsets = [episode.At.X - grid.Centre.X - landmark[0], episode.At.Y - grid.Centre.Y - landmark[1], episode.At.Z - grid.Centre.Z - landmark[2]];
        return offsets.Max(Math.Abs);
    }
}
