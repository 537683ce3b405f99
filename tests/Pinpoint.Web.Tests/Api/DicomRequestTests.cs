using System.Net;
using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Web.Tests.Support;

namespace Pinpoint.Web.Tests.Api;

/// <summary>Archives of DICOM series in the body.</summary>
[Collection(ServedHeadsCollection.Name)]
public sealed class DicomRequestTests(ServedHeads heads)
{
    private Volume Head => VolumeFile.Read(heads.Scan());

    // The second has fewer slices, so that the first is the one that nobody needs to name.
    private byte[] TwoSeries => DicomScan.Zip([.. DicomScan.Files(Head, 5, "Axial"), .. DicomScan.Files(Head, 6, "Thick", shear: 1, slices: 20)]);

    [Fact]
    public async Task An_archive_gives_what_the_library_gives_and_nothing_of_the_patient()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        byte[] zip = DicomScan.Zip(DicomScan.Files(Head, shear: 1));
        HttpResponseMessage answer = await server.SendAsync(zip, "?name=head.zip");
        string text = await answer.Content.ReadAsStringAsync();

        ShouldBeFound(JsonDocument.Parse(text).RootElement, Read(zip));
        DicomScan.Secrets.ShouldAllBe(secret => !text.Contains(secret, StringComparison.Ordinal));
        JsonDocument.Parse(text).RootElement.GetProperty("scan").GetString().ShouldBe("head.zip");
        server.Faults.ShouldBeEmpty();
        (await server.FigureAsync("pinpoint_scan_memory_bytes")).ShouldBe(0);
    }

    [Theory]
    [InlineData("", "Axial")]
    [InlineData("6 Thick", "Thick")]
    [InlineData("6", "Thick")]
    [InlineData("Thick", "Thick")]
    [InlineData("2.25.706", "Thick")]
    public async Task Series_names_the_volume_by_label_number_description_or_uid(string series, string expected)
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        JsonElement answer = await TestServer.JsonOf(await server.SendAsync(TwoSeries, $"?name=two.zip&series={Uri.EscapeDataString(series)}"));

        answer.GetProperty("size")[2].GetInt32().ShouldBe(expected == "Thick" ? 20 : Head.Size.Z);
        ShouldBeFound(answer, Read(TwoSeries, expected));
        answer.GetProperty("warnings").EnumerateArray().Count(warning => warning.GetString()!.Contains("6 Thick", StringComparison.Ordinal))
            .ShouldBe(series.Length == 0 ? 1 : 0);
    }

    [Fact]
    public async Task A_series_that_is_not_there_is_refused_with_those_that_are()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        await TestServer.ShouldBeProblem(await server.SendAsync(TwoSeries, "?name=two.zip&series=Sagittal"), 422, "two.zip", "Sagittal", "5 Axial", "6 Thick");
        await TestServer.ShouldBeProblem(await server.SendScanAsync(heads.Scan(), "&series=5"), 422, "'5'");
        await TestServer.ShouldBeProblem(await server.SendAsync(TwoSeries, $"?series={new string('x', 300)}"), 400, "'series'");
        await TestServer.ShouldBeProblem(await server.SendAsync(TwoSeries, "?series=5&series=6"), 400, "'series'");
        server.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_scan_comes_back_as_nifti_with_its_very_voxels_where_they_truly_lie()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        foreach (double shear in new[] { 0, 1.25 })
        {
            byte[] zip = DicomScan.Zip(DicomScan.Files(Head, shear: shear));
            using HttpResponseMessage answer = await ConvertAsync(server, zip, "?name=head.zip");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            byte[] file = await answer.Content.ReadAsByteArrayAsync();
            Volume nifti = VolumeFile.Read(new MemoryStream(file), "head.nii", file.Length);

            Volume dicom = Read(zip);
            ContentHash.OfVoxels(nifti).ShouldBe(ContentHash.OfVoxels(dicom));
            foreach ((WorldPoint one, WorldPoint other) in nifti.Size.Corners(nifti.VoxelToWorld).Zip(dicom.Size.Corners(dicom.VoxelToWorld)))
            {
                one.DistanceTo(other).ShouldBeLessThan(1e-4);
            }

            string text = System.Text.Encoding.Latin1.GetString(file);
            DicomScan.Secrets.ShouldAllBe(secret => !text.Contains(secret, StringComparison.Ordinal));
        }

        (await server.FigureAsync("pinpoint_scan_memory_bytes")).ShouldBe(0);
        server.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_several_volumes_without_a_name_the_client_is_told_which_there_are()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        var description = new DescribedApi(await server.GetJsonAsync("/api/v1/openapi.json"));
        using HttpResponseMessage which = await ConvertAsync(server, TwoSeries, "?name=two.zip");
        description.ShouldAllow("post", "/api/v1/scans/nifti", which, 300);
        JsonElement answer = await TestServer.JsonOf(which);
        answer.GetProperty("volumes").EnumerateArray().Select(item => (item.GetProperty("label").GetString(), item.GetProperty("size")[2].GetInt32()))
            .ShouldBe([("5 Axial", Head.Size.Z), ("6 Thick", 20)]);
        DicomScan.Secrets.ShouldAllBe(secret => !answer.GetRawText().Contains(secret, StringComparison.Ordinal));

        using HttpResponseMessage thick = await ConvertAsync(server, TwoSeries, "?name=two.zip&series=6%20Thick");
        byte[] file = await thick.Content.ReadAsByteArrayAsync();
        VolumeFile.Read(new MemoryStream(file), "thick.nii", file.Length).Size.Z.ShouldBe(20);
        (await server.FigureAsync("pinpoint_predictions_in_progress")).ShouldBe(0);
        server.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_bytes_of_an_archive_count_as_memory_of_its_scan()
    {
        byte[] zip = DicomScan.Zip([.. DicomScan.Files(Head), new byte[3 << 20]]);
        byte[] noise = new byte[3 << 20];
        new Random(1).NextBytes(noise);
        byte[] large = DicomScan.Zip([.. DicomScan.Files(Head), noise]);
        await using TestServer server = await TestServer.StartAsync(heads.Options with { LargestMemory = 2 << 20 });

        (await server.SendAsync(zip, "?name=small.zip")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await TestServer.ShouldBeProblem(await server.SendAsync(large, "?name=large.zip"), 413, "memory");
        await TestServer.ShouldBeProblem(await ConvertAsync(server, large, "?name=large.zip"), 413, "memory");
        (await server.FigureAsync("pinpoint_scan_memory_bytes")).ShouldBe(0);
        server.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_scan_is_refused_with_one_line()
    {
        await using TestServer server = await TestServer.StartAsync(heads.Options);
        await TestServer.ShouldBeProblem(await ConvertAsync(server, DicomScan.Zip([[1, 2, 3]]), "?name=other.zip"), 422, "other.zip", "no DICOM");
        await TestServer.ShouldBeProblem(await ConvertAsync(server, "not a scan at all"u8.ToArray(), "?name=note.txt"), 415, "note.txt");
        byte[] zip = DicomScan.Zip(DicomScan.Files(Head));
        await TestServer.ShouldBeProblem(await ConvertAsync(server, zip[..(zip.Length / 2)], "?name=cut.zip"), 422, "cut.zip", "damaged or truncated");
        server.Faults.ShouldBeEmpty();
    }

    private static Task<HttpResponseMessage> ConvertAsync(TestServer server, byte[] body, string query) =>
        server.Client.PostAsync(new Uri("/api/v1/scans/nifti" + query, UriKind.Relative), new ByteArrayContent(body));

    private static Volume Read(byte[] zip, string? series = null) =>
        VolumeFile.Read(new MemoryStream(zip), "head.zip", zip.Length, new VolumeReadOptions { Volume = series });

    private void ShouldBeFound(JsonElement answer, Volume scan)
    {
        using var localizer = new Localizer(heads.Model, new LocalizerOptions { Threads = 1 });
        LandmarkSet expected = localizer.Locate(scan).Landmarks;
        JsonElement[] landmarks = [.. answer.GetProperty("landmarks").EnumerateArray()];
        landmarks.Length.ShouldBe(expected.Count);
        foreach ((JsonElement found, Landmark landmark) in landmarks.Zip(expected))
        {
            double[] place = [.. found.GetProperty("position_lps_mm").EnumerateArray().Select(number => number.GetDouble())];
            new WorldPoint(place[0], place[1], place[2]).DistanceTo(landmark.Position!.Value).ShouldBeLessThan(1e-6);
        }
    }
}
