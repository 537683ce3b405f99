using System.Net;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Tests.Predictions;

public sealed class PredictionGateTests
{
    [Fact]
    public async Task So_many_run_so_many_wait_and_the_next_is_turned_away()
    {
        var gate = new PredictionGate(2, 1, 9);
        PredictionPlace[] places = [.. Enumerable.Range(0, 3).Select(_ => Enter(gate))];
        gate.TryEnter(null, out _, out bool alone).ShouldBeFalse();
        alone.ShouldBeFalse();
        await places[0].WaitAsync(null, CancellationToken.None);
        await places[1].WaitAsync(null, CancellationToken.None);
        int told = 0;
        Task third = places[2].WaitAsync(position => told = position, CancellationToken.None);
        third.IsCompleted.ShouldBeFalse();
        told.ShouldBe(1);
        gate.Running.ShouldBe(2);
        gate.Waiting.ShouldBe(1);
        places[0].Dispose();
        await third;
        places[1].Dispose();
        places[2].Dispose();
        gate.Running.ShouldBe(0);
        gate.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_lets_the_next_one_forward_and_keeps_nothing()
    {
        var gate = new PredictionGate(1, 3, 9);
        PredictionPlace first = Enter(gate);
        await first.WaitAsync(null, CancellationToken.None);
        using var givesUp = new CancellationTokenSource();
        PredictionPlace second = Enter(gate);
        Task waits = second.WaitAsync(null, givesUp.Token);
        PredictionPlace third = Enter(gate);
        int told = 0;
        Task last = third.WaitAsync(position => told = position, CancellationToken.None);
        told.ShouldBe(2);
        await givesUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(waits);
        second.Dispose();
        told.ShouldBe(1);
        first.Dispose();
        await last;
        third.Dispose();
        third.Dispose();
        (gate.Running, gate.Waiting).ShouldBe((0, 0));
    }

    [Fact]
    public async Task However_they_come_and_go_never_more_run_than_may()
    {
        var gate = new PredictionGate(3, 100, 9);
        int running = 0;
        int most = 0;
        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Task.Run(async () =>
        {
            using PredictionPlace place = Enter(gate);
            using var source = new CancellationTokenSource();
            if (number % 3 == 0)
            {
                source.CancelAfter(number % 7);
            }

            try
            {
                await place.WaitAsync(null, source.Token);
                int now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                await Task.Yield();
                Interlocked.Decrement(ref running);
            }
            catch (OperationCanceledException)
            {
                // It was meant to give up.
            }
        })));
        most.ShouldBeLessThanOrEqualTo(3);
        (gate.Running, gate.Waiting).ShouldBe((0, 0));
    }

    [Fact]
    public void One_client_cannot_hold_all_places()
    {
        var gate = new PredictionGate(1, 3, 2);
        var one = IPAddress.Parse("192.0.2.1");
        gate.TryEnter(one, out PredictionPlace? first, out _).ShouldBeTrue();
        gate.TryEnter(one, out _, out _).ShouldBeTrue();
        gate.TryEnter(one, out _, out bool alone).ShouldBeFalse();
        alone.ShouldBeTrue();

        gate.TryEnter(IPAddress.Parse("192.0.2.2"), out _, out _).ShouldBeTrue();
        first.ShouldNotBeNull().Dispose();
        gate.TryEnter(one, out _, out _).ShouldBeTrue();
        gate.TryEnter(IPAddress.Parse("192.0.2.3"), out _, out _).ShouldBeTrue();
        gate.TryEnter(IPAddress.Parse("192.0.2.4"), out _, out alone).ShouldBeFalse();
        alone.ShouldBeFalse();
    }

    private static PredictionPlace Enter(PredictionGate gate) =>
        gate.TryEnter(null, out PredictionPlace? place, out _) ? place : throw new InvalidOperationException("There is no room.");

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref target)) && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
            // Another thread was faster.
        }
    }
}
