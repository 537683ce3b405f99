using System.Net;
using System.Text.Json;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Api;

[Collection(ServedHeadsCollection.Name)]
public sealed class LoadTests(ServedHeads heads)
{
    [Fact]
    public async Task Clients_at_once_each_get_the_answer_to_their_own_scan_or_are_told_to_come_again()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options with { Concurrent = 2, Queue = 1 });
        string[] expected = new string[4];
        for (int i = 0; i < expected.Length; i++)
        {
            expected[i] = (await TestServer.JsonOf(await server.SendScanAsync(heads.Scan(20 + i)))).GetProperty("landmarks").GetRawText();
        }

        expected.Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
        int turnedAway = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async client =>
        {
            for (int i = 0; i < 6; i++)
            {
                int scan = (client + i) % 4;
                HttpResponseMessage answer = await server.SendScanAsync(heads.Scan(20 + scan));
                while (answer.StatusCode == HttpStatusCode.TooManyRequests)
                {
                    answer.Headers.RetryAfter.ShouldNotBeNull();
                    Interlocked.Increment(ref turnedAway);
                    await Task.Delay(20);
                    answer = await server.SendScanAsync(heads.Scan(20 + scan));
                }

                JsonElement json = await TestServer.JsonOf(answer);
                json.GetProperty("landmarks").GetRawText().ShouldBe(expected[scan]);
            }
        }));
        (await server.FigureAsync("pinpoint_search_seconds_count")).ShouldBe(28);
        await server.UntilAsync("pinpoint_predictions_in_progress", 0);
        await server.UntilAsync("pinpoint_scan_memory_bytes", 0);
        string metrics = await server.Client.GetStringAsync(new Uri("/api/v1/metrics", UriKind.Relative));
        metrics.ShouldContain("pinpoint_requests_total{route=\"/api/v1/models/{model}/predict\",status=\"200\"} 28\n");
        if (turnedAway > 0)
        {
            metrics.ShouldContain($"status=\"429\"}} {turnedAway}\n");
        }
    }
}
