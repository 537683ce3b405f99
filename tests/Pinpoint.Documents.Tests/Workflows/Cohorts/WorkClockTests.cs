using Pinpoint.Workflows;

namespace Pinpoint.Documents.Tests.Workflows.Cohorts;

public sealed class WorkClockTests
{
    [Fact]
    public void A_scan_without_bytes_is_no_measure_of_the_others()
    {
        var clock = new WorkClock(3, scan => scan == 0 ? 0 : 1 << 30, _ => false);
        Thread.Sleep(2);
        clock.Through(0).Left!.Value.ShouldBeLessThan(TimeSpan.FromHours(1));
    }

    [Fact]
    public void What_was_done_before_tells_nothing()
    {
        var clock = new WorkClock(2, _ => 1000, scan => scan == 0);
        clock.Through(0).Left.ShouldBeNull();
        clock.Through(1).Left.ShouldBe(TimeSpan.Zero);
    }
}
