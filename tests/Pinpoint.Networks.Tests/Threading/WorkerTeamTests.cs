namespace Pinpoint.Networks.Tests.Threading;

public sealed class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_item_is_done_once_however_often_a_team_runs(int threads)
    {
        using var team = new WorkerTeam(threads);
        for (int round = 0; round < 2000; round++)
        {
            int[] hits = new int[round % 17];
            team.Run(hits.Length, new CountingJob(hits, threads));
            hits.ShouldAllBe(count => count == 1);
        }
    }

    [Fact]
    public void A_team_that_went_to_sleep_wakes_again()
    {
        using var team = new WorkerTeam(3);
        for (int round = 0; round < 20; round++)
        {
            Thread.Sleep(3);
            int[] hits = new int[50];
            team.Run(hits.Length, new CountingJob(hits, 3));
            hits.ShouldAllBe(count => count == 1);
        }
    }

    [Fact]
    public void Several_teams_work_side_by_side()
    {
        Parallel.For(0, 6, _ =>
        {
            using var team = new WorkerTeam(3);
            for (int round = 0; round < 500; round++)
            {
                int[] hits = new int[9];
                team.Run(hits.Length, new CountingJob(hits, 3));
                hits.ShouldAllBe(count => count == 1);
            }
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_exception_reaches_the_caller_and_the_team_stays_usable(int threads)
    {
        using var team = new WorkerTeam(threads);
        Should.Throw<InvalidOperationException>(() => team.Run(20, new FailingJob())).Message.ShouldBe("item 7");
        int[] hits = new int[9];
        team.Run(hits.Length, new CountingJob(hits, threads));
        hits.ShouldAllBe(count => count == 1);
    }

    [Fact]
    public void A_job_inside_a_job_of_the_same_team_is_refused()
    {
        using var team = new WorkerTeam(2);
        Should.Throw<InvalidOperationException>(() => team.Run(4, new NestedJob(team)));
    }

    [Fact]
    public void A_disposed_team_refuses_work()
    {
        var team = new WorkerTeam(2);
        team.Dispose();
        team.Dispose();
        Should.Throw<ObjectDisposedException>(() => team.Run(1, new FailingJob()));
        Should.Throw<ArgumentOutOfRangeException>(() => new WorkerTeam(0));
    }

    private readonly struct CountingJob(int[] hits, int threads) : IWorkerJob
    {
        public void Execute(int item, int worker)
        {
            worker.ShouldBeInRange(0, threads - 1);
            Interlocked.Increment(ref hits[item]);
        }
    }

    private readonly struct FailingJob : IWorkerJob
    {
        public void Execute(int item, int worker)
        {
            if (item == 7)
            {
                throw new InvalidOperationException("item 7");
            }
        }
    }

    private readonly struct NestedJob(WorkerTeam team) : IWorkerJob
    {
        public void Execute(int item, int worker) => team.Run(2, new FailingJob());
    }
}
