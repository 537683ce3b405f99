using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Api;

[Collection(ServedHeadsCollection.Name)]
public sealed class ModelTests(ServedHeads heads)
{
    private const string Two =
        """{"landmarks":[{"name":"a","position_lps_mm":[1.5,-2,3],"status":"defined","radius95_mm":2.5},{"name":"b","position_lps_mm":""" +
        """null,"status":"missing"}]}""";

    [Fact]
    public async Task Models_are_listed_with_their_cards_and_told_apart()
    {
        await using TestServer server = await TestServer.StartAsync(
            heads.Options with { Models = [heads.ModelFolder, Path.Combine(heads.ModelFolder, "model.safetensors")] });
        JsonElement[] models = [.. (await server.GetJsonAsync("/api/v1/models")).GetProperty("models").EnumerateArray()];
        models.Select(model => model.GetProperty("model").GetString()).ShouldBe([ServedHeads.Name, ServedHeads.Name + "-2"]);
        models[0].GetProperty("landmark_names").EnumerateArray().Select(name => name.GetString()).ShouldBe(heads.Model.LandmarkNames);
        models[0].GetProperty("training_case_count").GetInt32().ShouldBe(8);
        models[0].GetProperty("training_cases").ValueKind.ShouldBe(JsonValueKind.Null);
        models[0].GetProperty("plan").ValueKind.ShouldBe(JsonValueKind.Null);
        models[0].GetProperty("text").GetString().ShouldStartWith("# Tiny heads");
        (await server.GetJsonAsync($"/api/v1/models/{ServedHeads.Name}")).GetRawText().ShouldBe(models[0].GetRawText());
        await TestServer.ShouldBeProblem(await server.Client.GetAsync(new Uri("/api/v1/models/other", UriKind.Relative)), 404, "/api/v1/models");
        await TestServer.ShouldBeProblem(
            await server.Client.PostAsync(new Uri("/api/v1/models/other/predict", UriKind.Relative), new ByteArrayContent([1])), 404);
        await TestServer.ShouldBeProblem(await server.Client.GetAsync(new Uri(TestServer.Predict, UriKind.Relative)), 405, "method");
    }

    [Theory]
    [InlineData("mrk.json")]
    [InlineData("fcsv")]
    [InlineData("csv")]
    public async Task Landmarks_become_the_file_that_the_library_writes(string format)
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        HttpResponseMessage answer = await server.Client.PostAsync(
            new Uri($"/api/v1/landmark-files?format={format}&name=..%2Fhead.nii.gz", UriKind.Relative), TestServer.Json(Two));
        byte[] bytes = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        answer.Content.Headers.ContentDisposition?.FileName.ShouldBe($"head.{format}");
        string file = heads.Folder($"expected-{format}.{format}");
        LandmarkFile.Write(
            file, new LandmarkSet(
                [Landmark.At("a", new WorldPoint(1.5, -2, 3)) with { Radius95 = 2.5 }, Landmark.Missing("b")]), new LandmarkWriteOptions { CaseName = "head" });
        bytes.ShouldBe(File.ReadAllBytes(file));
    }

    // The request holds no images to file a report with.
    [Fact]
    public async Task A_structured_report_is_not_made_of_landmarks_alone()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        await TestServer.ShouldBeProblem(
            await server.Client.PostAsync(new Uri("/api/v1/landmark-files?format=dicom-sr", UriKind.Relative), TestServer.Json(Two)), 400, "mrk.json, fcsv");
    }

    [Theory]
    [InlineData("", 422)]
    [InlineData("[]", 422)]
    [InlineData("null", 422)]
    [InlineData("{}", 422)]
    [InlineData("""{"landmarks":[null]}""", 422)]
    [InlineData("""{"landmarks":[{"name":"a","position_lps_mm":[1,2],"status":"defined"}]}""", 422)]
    [InlineData("""{"landmarks":[{"name":"a","position_lps_mm":[1,2,1e999],"status":"defined"}]}""", 422)]
    [InlineData("""{"landmarks":[{"name":"a","position_lps_mm":[1,2,1e100],"status":"defined"}]}""", 422)]
    [InlineData("""{"landmarks":[{"name":"\ud800","position_lps_mm":[1,2,3],"status":"defined"}]}""", 422)]
    [InlineData("""{"landmarks":[{"name":"a","position_lps_mm":[1,2,3],"status":"fine"}]}""", 422)]
    [InlineData("""{"landmarks":[{"name":"a","position_lps_mm":[1,2,3],"status":"missing"}]}""", 422)]
    [InlineData("""{"landmarks":[{"name":"a\nb","position_lps_mm":[1,2,3],"status":"defined"}]}""", 422)]
    [InlineData("""{"landmarks":[{"name":"a","position_lps_mm":[1,2,3],"status":"defined"},{"name":"a","position_lps_mm":[1,2,3],"status":"defined"}]}""", 422)]
    public async Task Landmarks_that_cannot_be_are_refused(string body, int status)
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        await TestServer.ShouldBeProblem(await server.Client.PostAsync(new Uri("/api/v1/landmark-files", UriKind.Relative), TestServer.Json(body)), status);
        server.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_model_without_definitions_has_no_planes()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        await TestServer.ShouldBeProblem(
            await server.Client.PostAsync(new Uri($"/api/v1/models/{ServedHeads.Name}/anatomy", UriKind.Relative), TestServer.Json(Two)),
            404,
            "no definitions");
    }

    [Fact]
    public async Task The_server_says_that_it_is_up_and_what_it_takes()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options with { Queue = 3 });
        (await server.GetJsonAsync("/api/v1/health")).GetProperty("healthy").GetBoolean().ShouldBeTrue();
        JsonElement facts = await server.GetJsonAsync("/api/v1/server");
        facts.GetProperty("queue").GetInt32().ShouldBe(3);
        facts.GetProperty("keeps_corrections").GetBoolean().ShouldBeFalse();
    }
}
