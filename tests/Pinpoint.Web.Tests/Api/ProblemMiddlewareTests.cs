using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Pinpoint.Web.Api;
using Pinpoint.Web.Metrics;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Tests.Api;

public sealed class ProblemMiddlewareTests
{
    [Fact]
    public async Task A_fault_within_an_answer_is_told_of_counted_and_breaks_the_answer_off()
    {
        var faults = new List<Exception>();
        var metrics = new ServerMetrics(new PredictionGate(1, 0, 9), new MemoryBudget(1, IdleMemory.OfServer()));
        var fault = new InvalidOperationException("a fault");
        var context = new DefaultHttpContext();
        var life = new Life();
        context.Features.Set<IHttpResponseFeature>(new Started());
        context.Features.Set<IHttpRequestLifetimeFeature>(life);
        await new ProblemMiddleware(_ => throw fault, metrics, faults.Add, new AccessLog(null)).InvokeAsync(context);
        faults.ShouldBe([fault]);
        life.Aborted.ShouldBeTrue();
        metrics.Text().ShouldContain("pinpoint_requests_total{route=\"other\",status=\"500\"} 1");
    }

    private sealed class Started : HttpResponseFeature
    {
        public override bool HasStarted => true;
    }

    private sealed class Life : IHttpRequestLifetimeFeature
    {
        public bool Aborted { get; private set; }

        public CancellationToken RequestAborted { get; set; }

        public void Abort() => Aborted = true;
    }
}
