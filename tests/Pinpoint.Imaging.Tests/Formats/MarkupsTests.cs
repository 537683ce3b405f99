using System.Text.Json;
using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class MarkupsTests : IDisposable
{
    private const string Schema =
        "\"@schema\": \"https://raw.githubusercontent.com/slicer/slicer/master/Modules/Loadable/Markups/Resources/Schema/markups-schema-v1.0.3.json#\"";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", -1, -2, 3)]
    [InlineData("\"coordinateSystem\": \"LPS\",", -1, -2, 3)]
    [InlineData("\"coordinateSystem\": \"1\",", -1, -2, 3)]
    [InlineData("\"coordinateSystem\": \"RAS\",", 1, 2, 3)]
    [InlineData("\"coordinateSystem\": \"0\",", 1, 2, 3)]
    [InlineData("\"coordinateUnits\": \"mm\",", -1, -2, 3)]
    [InlineData("\"coordinateUnits\": [\"mm\", \"UCUM\", \"millimeter\"],", -1, -2, 3)]
    [InlineData("\"coordinateUnits\": \"um\",", -0.001, -0.002, 0.003)]
    [InlineData("\"coordinateUnits\": {\"codeValue\": \"mm\", \"codingScheme\": \"UCUM\"},", -1, -2, 3)]
    [InlineData("\"coordinateUnits\": {\"codeValue\": \"um\"},", -0.001, -0.002, 0.003)]
    public void System_and_unit_are_obeyed(string field, double x, double y, double z)
    {
        LandmarkSet landmarks = Read(
            $"{{{Schema}, \"markups\": [{{\"type\": \"Fiducial\", {field} \"controlPoints\": [{{\"label\": \"a\", \"position\": [-1, -2, 3]}}]}}]}}");
        WorldPoint position = landmarks[0].Position.ShouldNotBeNull();
        position.DistanceTo(new WorldPoint(x, y, z)).ShouldBeLessThan(1e-12);
    }

    [Theory]
    [InlineData("\"position\": \"\", \"positionStatus\": \"undefined\"")]
    [InlineData("\"position\": \"\", \"positionStatus\": \"preview\"")]
    [InlineData("\"position\": [1, 2, 3], \"positionStatus\": \"preview\"")]
    [InlineData("\"position\": \"\"")]
    [InlineData("\"position\": null")]
    [InlineData("\"positionStatus\": \"defined\"")]
    public void A_point_without_a_placed_position_is_missing(string fields) =>
        Read(Points($"{{\"label\": \"a\", {fields}}}"))[0].ShouldBe(Landmark.Missing("a"));

    [Fact]
    public void Slicers_missing_says_that_the_landmark_is_absent_not_merely_unmarked() =>
        Read(Points("{\"label\": \"a\", \"position\": \"\", \"positionStatus\": \"missing\"}"))[0].ShouldBe(Landmark.Absent("a"));

    [Fact]
    public void A_byte_order_mark_and_an_older_schema_in_capitals_are_accepted()
    {
        string path = _folder.File("bom.json");
        File.WriteAllText(
            path, Points("{\"label\": \"a\", \"position\": [1, 2, 3]}")
                .Replace("schema-v1.0.3.json#", "SCHEMA-V1.0.0.JSON", StringComparison.Ordinal), new System.Text.UTF8Encoding(true));
        LandmarkFile.Read(path).Count.ShouldBe(1);
    }

    [Fact]
    public void Other_markups_are_refused_alone_and_left_out_with_a_warning_beside_a_point_list()
    {
        const string Line = "{\"type\": \"Line\", \"controlPoints\": [{\"label\": \"a\", \"position\": [1, 2, 3]}]}";
        Message($"{{{Schema}, \"markups\": [{Line}]}}")
            .ShouldEndWith("markups: holds markups of the type Line, no point list (Fiducial); save the landmarks as a point list in Slicer");
        LandmarkSet mixed = Read(
            $"{{{Schema}, \"markups\": [{Line}, {{\"type\": \"Fiducial\", \"controlPoints\": [{{\"label\": \"b\", \"position\": [1, 2, 3]}}]}}]}}");
        mixed.ShouldHaveSingleItem().Name.ShouldBe("b");
        mixed.Warnings.ShouldHaveSingleItem().ShouldContain("(Line)");
    }

    [Theory]
    [InlineData("{\"label\": \"a\", \"position\": [1, \"x\", 3]}", "control point 1 ('a'): the position holds \"x\", not a finite number")]
    [InlineData("{\"label\": \"a\", \"position\": [1, \"NaN\", 3]}", "control point 1 ('a'): the position holds \"NaN\", not a finite number")]
    [InlineData("{\"label\": \"a\", \"position\": [1, 1e999, 3]}", "control point 1 ('a'): the position holds 1e999, not a finite number")]
    [InlineData("{\"label\": \"a\", \"position\": [1, 2]}", "control point 1 ('a'): the position is [1, 2], not an array of three numbers")]
    [InlineData("{\"label\": \"a\", \"position\": {}}", "control point 1 ('a'): the position is {}, not an array of three numbers")]
    [InlineData(
        "{\"label\": \"a\", \"position\": [1, 2, 3]}, {\"label\": \"a\"}",
        "control point 2 ('a'): the label 'a' stands already at control point 1 ('a'); give each")]
    [InlineData("{\"position\": [1, 2, 3]}", "control point 1 (''): the landmark has no label; give it one")]
    [InlineData("{\"label\": [], \"position\": [1, 2, 3]}", "control point 1: 'label' is no text")]
    [InlineData("{\"label\": \"\\ud800\"}", "line 1: '\\ud800' is half a character, so the string is no valid Unicode text")]
    [InlineData("{\"label\": \"a\", \"positionStatus\": \"lost\"}", "control point 1 ('a'): the positionStatus is 'lost'; it must be")]
    [InlineData("7", "no label")]
    [InlineData("", "holds no landmarks")]
    [InlineData("{\"label\": \"a\", \"position\": [1, NaN, 3]}", "line 1: is not valid JSON")]
    [InlineData("{\"label\": \"a\", \"pos", "is not valid JSON from here on (cut short")]
    public void What_is_wrong_with_a_point_is_said_with_its_place(string points, string expected) => Message(Points(points)).ShouldContain(expected);

    [Theory]
    [InlineData("\"coordinateSystem\": \"IJK\"", "coordinateSystem: the coordinate system is 'IJK'; it must be LPS or RAS")]
    [InlineData("\"coordinateUnits\": \"inch\"", "coordinateUnits: is \"inch\"; it must be mm or um")]
    [InlineData("\"coordinateUnits\": {\"code\": \"mm\"}", "it must be mm or um")]
    [InlineData("\"coordinateUnits\": []", "it must be mm or um")]
    [InlineData("\"controlPoints\": {}", "controlPoints: is not an array")]
    public void What_is_wrong_with_the_list_is_said_with_its_field(string field, string expected) =>
        Message($"{{{Schema}, \"markups\": [{{\"type\": \"Fiducial\", {field}, \"x\": 0}}]}}").ShouldContain(expected);

    [Fact]
    public void Another_schema_is_refused() =>
        Message("{\"@schema\": \"markups-schema-v2.0.0.json#\", \"markups\": []}").ShouldContain("@schema: 'markups-schema-v2.0.0.json#'");

    [Fact]
    public void Names_can_come_from_the_description_as_in_the_afids_files()
    {
        string path = Save(Points("{\"label\": \"1\", \"description\": \"AC\", \"position\": [1, 2, 3]}"));
        LandmarkFile.Read(path, new LandmarkReadOptions { NamesFromDescription = true })[0].Name.ShouldBe("AC");
    }

    [Fact]
    public void What_is_written_has_the_fields_that_slicer_asks_for()
    {
        string path = _folder.File("out.mrk.json");
        LandmarkFile.Write(path, new LandmarkSet([
            new Landmark("here", new WorldPoint(1.5, -2, 3), LandmarkStatus.Uncertain) { Radius95 = 0.75, Description = "text" },
            Landmark.Absent("gone"),
        ]));

        JsonElement root = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path));
        root.GetProperty("@schema").GetString()!.ShouldEndWith("markups-schema-v1.0.3.json#");
        JsonElement markup = root.GetProperty("markups")[0];
        markup.GetProperty("type").GetString().ShouldBe("Fiducial");
        markup.GetProperty("coordinateSystem").GetString().ShouldBe("LPS");
        markup.GetProperty("display").GetProperty("glyphType").GetString().ShouldBe("Sphere3D");
        JsonElement here = markup.GetProperty("controlPoints")[0];
        here.GetProperty("position").EnumerateArray().Select(number => number.GetDouble()).ShouldBe([1.5, -2, 3]);
        here.GetProperty("orientation").GetArrayLength().ShouldBe(9);
        here.GetProperty("description").GetString().ShouldBe("status=uncertain; error95_mm=0.75; text");
        JsonElement gone = markup.GetProperty("controlPoints")[1];
        gone.GetProperty("position").GetString().ShouldBe("");
        gone.GetProperty("positionStatus").GetString().ShouldBe("missing");
    }

    private static string Points(string points) => $"{{{Schema}, \"markups\": [{{\"type\": \"Fiducial\", \"controlPoints\": [{points}]}}]}}";

    private string Save(string text)
    {
        string path = _folder.File("points.mrk.json");
        File.WriteAllText(path, text);
        return path;
    }

    private LandmarkSet Read(string text) => LandmarkFile.Read(Save(text));

    private string Message(string text)
    {
        string message = Should.Throw<BadInputException>(() => Read(text)).Message;
        message.ShouldStartWith(_folder.File("points.mrk.json"));
        message.ShouldNotContain('\n');
        return message;
    }
}
