using System.Text.Json;

namespace Pinpoint.Web.Tests.Support;

/// <summary>Reads an answer of server-sent events.</summary>
internal static class ServerEvents
{
    public static async Task<IReadOnlyList<(string Name, JsonElement Data)>> ReadAsync(HttpResponseMessage answer)
    {
        var events = new List<(string, JsonElement)>();
        foreach (string block in (await answer.Content.ReadAsStringAsync()).Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            string[] lines = block.Split('\n');
            lines.Length.ShouldBe(2, block);
            lines[0].ShouldStartWith("event: ");
            lines[1].ShouldStartWith("data: ");
            events.Add((lines[0]["event: ".Length..], JsonDocument.Parse(lines[1]["data: ".Length..]).RootElement.Clone()));
        }

        return events;
    }
}
