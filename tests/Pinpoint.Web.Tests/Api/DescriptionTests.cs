using System.Text.Json;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Api;

[Collection(ServedHeadsCollection.Name)]
public sealed class DescriptionTests(ServedHeads heads)
{
    [Fact]
    public async Task The_description_names_every_address_of_the_api_and_no_other()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        JsonElement description = await server.GetJsonAsync("/api/v1/openapi.json");
        description.GetProperty("openapi").GetString().ShouldBe("3.1.0");
        string[] described = [.. description.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}")).Order(StringComparer.Ordinal)];
        described.ShouldBe(server.Routes.Where(route => route.Contains("/api/v1", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_reference_of_the_description_leads_somewhere()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        JsonElement description = await server.GetJsonAsync("/api/v1/openapi.json");
        foreach (string reference in References(description))
        {
            JsonElement at = description;
            foreach (string key in reference[2..].Split('/'))
            {
                at = at.GetProperty(key);
            }
        }
    }

    [Fact]
    public async Task Answers_have_the_keys_that_the_description_requires()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        JsonElement schemas = (await server.GetJsonAsync("/api/v1/openapi.json")).GetProperty("components").GetProperty("schemas");
        JsonElement answer = await TestServer.JsonOf(await server.SendScanAsync(heads.Scan(), "&paths=true"));
        Keys(answer).ShouldBe(Keys(schemas.GetProperty("Prediction").GetProperty("properties")));
        Keys(answer.GetProperty("landmarks")[0]).ShouldBe(Keys(schemas.GetProperty("Landmark").GetProperty("properties")));
        Keys(answer.GetProperty("paths")[0]).ShouldBe(Keys(schemas.GetProperty("Path").GetProperty("properties")));
        Keys((await server.GetJsonAsync("/api/v1/models")).GetProperty("models")[0]).ShouldBe(Keys(schemas.GetProperty("Model").GetProperty("properties")));
        HttpResponseMessage nothing = await server.Client.GetAsync(new Uri("/nothing", UriKind.Relative));
        Keys(await TestServer.JsonOf(nothing)).ShouldBe(Keys(schemas.GetProperty("Problem").GetProperty("properties")));
    }

    private static string[] Keys(JsonElement value) => [.. value.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> References(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => property.Name == "$ref" ? [property.Value.GetString()!] : References(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
