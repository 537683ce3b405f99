using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Tests.Predictions;

public sealed class MemoryBudgetTests
{
    [Fact]
    public async Task Memory_goes_back_to_the_system_once_no_scan_has_any_more()
    {
        int calls = 0;
        var gone = new TaskCompletionSource();
        using var idle = new IdleMemory(TimeSpan.Zero, () =>
        {
            calls++;
            gone.TrySetResult();
        });
        var memory = new MemoryBudget(10, idle);
        IDisposable first = memory.Take(4, TimeSpan.Zero);
        IDisposable second = memory.Take(6, TimeSpan.Zero);
        first.Dispose();
        first.Dispose();
        (memory.Taken, calls).ShouldBe((6, 0));

        second.Dispose();
        await gone.Task;
        (memory.Taken, calls).ShouldBe((0, 1));
    }

    [Fact]
    public void More_than_there_is_is_refused_for_now_or_for_good()
    {
        using var idle = new IdleMemory(Timeout.InfiniteTimeSpan, () => { });
        var memory = new MemoryBudget(10, idle);
        using IDisposable taken = memory.Take(4, TimeSpan.Zero);
        Should.Throw<RequestRefusedException>(() => memory.Take(7, TimeSpan.Zero)).Status.ShouldBe(429);
        Should.Throw<RequestRefusedException>(() => memory.Take(11, TimeSpan.Zero)).Status.ShouldBe(413);
        Should.Throw<RequestRefusedException>(() => memory.Take(double.NaN, TimeSpan.Zero)).Status.ShouldBe(413);
        memory.Taken.ShouldBe(4);
    }
}
