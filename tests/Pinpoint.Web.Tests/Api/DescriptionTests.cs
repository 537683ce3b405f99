using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Api;

[Collection(ServedHeadsCollection.Name)]
public sealed class DescriptionTests(ServedHeads heads)
{
    private const string Landmarks =
        """{"landmarks":[{"name":"a","position_lps_mm":[1.5,-2,3],"status":"defined"},{"name":"b","position_lps_mm":null,"status":"missing"}]}""";

    [Fact]
    public async Task The_description_names_every_address_of_the_api_and_no_other()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        JsonElement description = await server.GetJsonAsync("/api/v1/openapi.json");
        description.GetProperty("openapi").GetString()!.ShouldStartWith("3.1.");
        string[] described = [.. description
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"))
            .Order(StringComparer.Ordinal)];
        described.ShouldBe(server.Routes.Where(
            route => route.Contains("/api/v1", StringComparison.Ordinal) && !route.StartsWith("HEAD", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
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
    public async Task Every_answer_is_one_that_its_schema_allows()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options with { CorrectionsFolder = heads.Folder("described-corrections") });
        var description = new DescribedApi(await server.GetJsonAsync("/api/v1/openapi.json"));
        var scan = new ByteArrayContent(await File.ReadAllBytesAsync(heads.Scan()));
        using var form = new MultipartFormDataContent { { TestServer.Json(Landmarks), "landmarks" }, { scan, "scan", "head.nii.gz" } };

        description.ShouldAllow("get", "/api/v1/models", await server.Client.GetAsync(new Uri("/api/v1/models", UriKind.Relative)), 200);
        description.ShouldAllow(
            "get", "/api/v1/models/{model}", await server.Client.GetAsync(new Uri($"/api/v1/models/{ServedHeads.Name}", UriKind.Relative)), 200);
        description.ShouldAllow("get", "/api/v1/models/{model}", await server.Client.GetAsync(new Uri("/api/v1/models/other", UriKind.Relative)), 404);
        description.ShouldAllow("post", "/api/v1/models/{model}/predict", await server.SendScanAsync(heads.Scan(), "&paths=true"), 200);
        description.ShouldAllow("post", "/api/v1/models/{model}/predict", await server.SendScanAsync(heads.Scan(), "&frame=x"), 400);
        description.ShouldAllow(
            "post", "/api/v1/models/{model}/anatomy", await server.Client.PostAsync(
                new Uri($"/api/v1/models/{ServedHeads.Name}/anatomy", UriKind.Relative), TestServer.Json(Landmarks)), 404);
        description.ShouldAllow(
            "post", "/api/v1/landmark-files", await server.Client.PostAsync(new Uri("/api/v1/landmark-files", UriKind.Relative), TestServer.Json("{}")), 422);
        description.ShouldAllow(
            "post", "/api/v1/corrections", await server.Client.PostAsync(new Uri("/api/v1/corrections?name=head.nii.gz", UriKind.Relative), form), 201);
        description.ShouldAllow("get", "/api/v1/health", await server.Client.GetAsync(new Uri("/api/v1/health", UriKind.Relative)), 200);
        description.ShouldAllow("get", "/api/v1/ready", await server.Client.GetAsync(new Uri("/api/v1/ready", UriKind.Relative)), 200);
        description.ShouldAllow("get", "/api/v1/server", await server.Client.GetAsync(new Uri("/api/v1/server", UriKind.Relative)), 200);
    }

    [Fact]
    public async Task What_a_client_sends_is_described_with_bodies_and_parameters()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        JsonElement paths = (await server.GetJsonAsync("/api/v1/openapi.json")).GetProperty("paths");
        JsonElement predict = paths.GetProperty("/api/v1/models/{model}/predict").GetProperty("post");
        predict.GetProperty("operationId").GetString().ShouldBe("predict");
        predict.GetProperty("parameters")
            .EnumerateArray()
            .Select(item => (item.GetProperty("name").GetString(), item.GetProperty("in").GetString(),
                item.GetProperty("schema").GetProperty("type").GetString()))
            .ShouldBe([("model", "path", "string"), ("name", "query", "string"), ("frame", "query", "integer"), ("series", "query", "string"),
                ("paths", "query", "boolean")]);
        predict.GetProperty("requestBody").GetProperty("content").EnumerateObject().Select(item => item.Name).ShouldBe(["application/octet-stream"]);
        predict.GetProperty("responses")
            .GetProperty("200")
            .GetProperty("content")
            .EnumerateObject()
            .Select(item => item.Name)
            .ShouldBe(["application/json", "text/event-stream"]);
        predict.GetProperty("responses")
            .EnumerateObject()
            .Select(item => item.Name)
            .ShouldBe(["200", "400", "401", "403", "404", "408", "413", "415", "422", "429", "503"], ignoreOrder: true);
        string refused = predict.GetProperty("responses").GetProperty("415").GetProperty("description").GetString()!;
        VolumeFile.StreamEndings.ShouldAllBe(ending => refused.Contains(ending, StringComparison.Ordinal));
        paths.GetProperty("/api/v1/landmark-files")
            .GetProperty("post")
            .GetProperty("parameters")[0]
            .GetProperty("description")
            .GetString()!
            .ShouldContain(LandmarkFormats.Standard.WordsWithoutImages);
        paths.GetProperty("/api/v1/corrections")
            .GetProperty("post")
            .GetProperty("requestBody")
            .GetProperty("content")
            .GetProperty("multipart/form-data")
            .GetProperty("schema")
            .GetProperty("properties")
            .EnumerateObject().Select(item => item.Name).ShouldBe(["landmarks", "scan"]);
    }

    private static IEnumerable<string> References(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object =>
            value.EnumerateObject().SelectMany(property => property.Name == "$ref" ? [property.Value.GetString()!] : References(property.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
