using Pinpoint.Biometry;
using Pinpoint.Imaging;
using Pinpoint.Tests.Support;

namespace Pinpoint.Tests.Biometry;

public sealed class AnatomyJsonTests
{
    private const string Plane = """{"name": "p", "through": ["a", "b", "c"], "x_axis": {"from": "a", "to": "b"}, "y_axis": {"from": "a", "to": "c"}}""";

    [Fact]
    public void The_fetal_head_is_built_in_and_found_by_its_landmarks()
    {
        FetalHead.Anatomy.Name.ShouldBe("fetal-head");
        FetalHead.Anatomy.Landmarks.ShouldBe(FetalHead.Names, ignoreOrder: true);
        FetalHead.Anatomy.Planes.Select(plane => plane.Name).ShouldBe(["tv", "tc"]);
        FetalHead.Anatomy.Measurements.Select(item => item.Name).ShouldBe(["bpd", "ofd", "hc", "tcd", "ventricle_width"]);
        BuiltInAnatomies.For(FetalHead.Names.Append("another")).ShouldNotBeNull();
        BuiltInAnatomies.For(FetalHead.Names.Skip(1)).ShouldBeNull();
    }

    [Fact]
    public void A_plane_may_leave_out_title_and_origin()
    {
        AnatomyDefinition anatomy = AnatomyJson.Read($$"""{"name": "x", "planes": [{{Plane}}]}""", "x.json");
        anatomy.Planes[0].Title.ShouldBe("p");
        anatomy.Planes[0].Origin.ShouldBe(["a", "b", "c"]);
        anatomy.Planes[0].XAxis.Line.ShouldBeNull();
        anatomy.Measurements.ShouldBeEmpty();
    }

    [Fact]
    public void Every_kind_of_measurement_is_read()
    {
        AnatomyDefinition anatomy = AnatomyJson.Read(
            """
            {"name": "x", "measurements": [
              {"name": "a", "kind": "distance", "from": "p", "to": ["q", "r"]},
              {"name": "b", "kind": "ellipse_circumference", "diameters": [{"from": "p", "to": "q"}, {"from": "r", "to": "s"}]},
              {"name": "c", "title": "an angle", "kind": "angle", "from": "p", "at": "q", "to": "r"},
              {"name": "d", "kind": "distance_to_line", "at": "p", "from": "q", "to": "r"},
              {"name": "e", "kind": "distance_to_plane", "at": "p", "through": ["q", "r", "s"]},
            ]}
            """,
            "x.json");
        anatomy.Measurements.Select(item => item.Kind).ShouldBe(
            [
                MeasurementKind.Distance,
                MeasurementKind.EllipseCircumference,
                MeasurementKind.Angle,
                MeasurementKind.DistanceToLine,
                MeasurementKind.DistanceToPlane,
            ]);
        anatomy.Measurements
            .Select(item => string.Join(';', item.Places.Select(place => string.Join(',', place))))
            .ShouldBe(["p;q,r", "p;q;r;s", "p;q;r", "p;q;r", "p;q;r;s"]);
        anatomy.Measurements[2].Title.ShouldBe("an angle");
    }

    [Fact]
    public void Codes_may_stand_alone_and_are_of_SNOMED_CT_unless_they_say_otherwise()
    {
        AnatomyDefinition anatomy = AnatomyJson.Read(
            """
            {"name": "x", "codes": [
              {"landmark": "AC", "value": "61934001", "meaning": "Anterior commissure"},
              {"landmark": "a point", "scheme": "99X", "value": "1", "meaning": "A point"},
            ]}
            """,
            "x.json");
        anatomy.Codes["AC"].ShouldBe(new CodedConcept("SCT", "61934001", "Anterior commissure"));
        anatomy.Codes["a point"].ShouldBe(new CodedConcept("99X", "1", "A point"));
        anatomy.Landmarks.ShouldBeEmpty();
        AnatomyJson.Read($$"""{"name": "x", "planes": [{{Plane}}]}""", "x.json").Codes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"name": "x", "codes": []}""", "define at least one, or 'codes'")]
    [InlineData("""{"name": "x", "codes": [7]}""", "'codes[0]'")]
    [InlineData("""{"name": "x", "codes": [{"landmark": "a", "value": "1"}]}""", "'codes[0].meaning' is missing")]
    [InlineData("""{"name": "x", "codes": [{"landmark": "a", "value": "1", "meaning": "b\\c"}]}""", "'codes[0].meaning' must be a text of 1 to 64 characters")]
    [InlineData("""{"name": "x", "codes": [{"landmark": "a", "value": "1", "meaning": "b", "scheme": "12345678901234567"}]}""", "'codes[0].scheme' must be")]
    [InlineData(
        """{"name": "x", "codes": [{"landmark": "a", "value": "1", "meaning": "b"}, {"landmark": "a", "value": "2", "meaning": "c"}]}""",
        "'codes' hold the name 'a' twice")]
    [InlineData("""{"name": "x", "planes": [""", "line 1")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("""{"name": "x"}""", "planes")]
    [InlineData("""{"name": "x", "plains": []}""", "'plains'")]
    [InlineData("""{"name": 7, "planes": [PLANE]}""", "'name'")]
    [InlineData("""{"name": "../x", "planes": [PLANE]}""", "'name'")]
    [InlineData("""{"name": "x", "planes": [PLANE, PLANE]}""", "'p' twice")]
    [InlineData("""{"name": "x", "planes": [7]}""", "'planes[0]'")]
    [InlineData("""{"name": "x", "measurements": [7]}""", "'measurements[0]'")]
    [InlineData("""{"\ud800": 1}""", "JSON")]
    [InlineData("""{"name": "x", "planes": {}}""", "'planes'")]
    [InlineData("""{"name": "x", "name": "y", "planes": [PLANE]}""", "JSON")]
    [InlineData("""{"name": "x", "planes": [{"name": "p", "through": ["a", "b", "a"]}]}""", "'planes[0].through'")]
    [InlineData(
        """{"name": "x", "planes": [{"name": "p", "through": ["a", "b", "c"], "y_axis": {"from": "a", "to": "c"}}]}""", "'planes[0].x_axis' is missing")]
    [InlineData(
        """{"name": "x", "planes": [{"name": "p", "through": ["a", "b", "c"], "x_axis": {"from": "a", "to": ["b", 3]}, "y_axis": {"from": "a", "to": "c"}}]}""",
        "'planes[0].x_axis.to'")]
    [InlineData(
        """{"name": "x", "planes": [{"name": "p", "through": ["a", "b", "c"], "x_axis": {"from": "a", "to": "b", "line": ["a"]}, "y_axis": """ +
        """{"from": "a", "to": "c"}}]}""", "'planes[0].x_axis.line'")]
    [InlineData(
        """{"name": "x", "planes": [{"name": "p", "through": [], "x_axis": {"from": "a", "to": "b"}, "y_axis": {"from": "a", "to": "c"}}]}""",
        "'planes[0].through'")]
    [InlineData("""{"name": "x", "measurements": [{"name": "m", "kind": "length", "from": "a", "to": "b"}]}""", "'measurements[0].kind'")]
    [InlineData("""{"name": "x", "measurements": [{"name": "m", "kind": "distance", "from": "a"}]}""", "'measurements[0].to' is missing")]
    [InlineData("""{"name": "x", "measurements": [{"name": "m", "kind": "distance", "from": "a", "to": "b", "at": "c"}]}""", "'measurements[0].at'")]
    [InlineData(
        """{"name": "x", "measurements": [{"name": "m", "kind": "ellipse_circumference", "diameters": [{"from": "a", "to": "b"}]}]}""",
        "'measurements[0].diameters'")]
    [InlineData("""{"name": "x", "measurements": [{"name": "m", "kind": "distance", "from": "\ud800", "to": "b"}]}""", "'measurements[0].from'")]
    public void What_is_wrong_is_named_with_file_and_key(string json, string words)
    {
        string message = Should.Throw<BadInputException>(() => AnatomyJson.Read(json.Replace("PLANE", Plane, StringComparison.Ordinal), "mine.json")).Message;
        message.ShouldStartWith("mine.json: ");
        message.Replace(": ", " ", StringComparison.Ordinal).ShouldContain(words);
    }

    [Fact]
    public void A_file_that_nests_without_end_is_refused() =>
        Should.Throw<BadInputException>(() => AnatomyJson.Read(string.Concat(Enumerable.Repeat("""{"planes":[""", 10_000)), "deep.json"));
}
