using System.Text.Json;

namespace Pinpoint.Models;

/// <summary>Reads the calibration in a model's metadata.</summary>
internal static class CalibrationJson
{
    /// <summary>The calibration that a JSON text holds.</summary>
    /// <exception cref="JsonException">A member is missing or of the wrong kind.</exception>
    public static Calibration Read(JsonElement value) => new()
    {
        Source = StrictJson.Text(StrictJson.Member(value, "source")),
        Cases = StrictJson.Texts(StrictJson.Member(value, "cases")),
        Points = StrictJson.Count(StrictJson.Member(value, "points")),
        FloorMm = NumberOf(value, "floor_mm"),
        Terms = ListOf(
            value, "terms", term => new CalibrationTerm(NameOf(term), NumberOf(term, "centre"), NumberOf(term, "deviation"), NumberOf(term, "coefficient"))),
        Offsets = StrictJson.Numbers(StrictJson.Member(value, "offsets")),
        Quantile = NumberOf(value, "quantile"),
        Coverage = NumberOf(value, "coverage"),
        MeanRadiusMm = NumberOf(value, "mean_radius_mm"),
        UncertainAboveMm = NumberOf(value, "uncertain_above_mm"),
        Limits = value.TryGetProperty("limits", out JsonElement limits) && limits.ValueKind != JsonValueKind.Null
            ? new LandmarkLimits(
                NumberOf(limits, "least_presence"),
                NumberOf(limits, "furthest_moved_mm"),
                StrictJson.NumberOrNull(StrictJson.Member(limits, "largest_residual_mm")))
            : null,
        AbsentBelow = NumberOf(value, "absent_below"),
        CaseLimits = ListOf(value, "case_limits", limit => new CaseLimit(NameOf(limit), NumberOf(limit, "centre"), NumberOf(limit, "deviation"))),
        LargestDeparture = NumberOf(value, "largest_departure"),
        LargestTogether = NumberOrNull(value, "largest_together"),
        UsualTogether = NumberOrNull(value, "usual_together"),
        Joint = value.TryGetProperty("joint", out JsonElement joint) && joint.ValueKind != JsonValueKind.Null ? JointOf(joint) : null,
    };

    private static JointErrors JointOf(JsonElement value) => new()
    {
        Shape = StrictJson.Numbers(StrictJson.Member(value, "shape")),
        Cases = ListOf<IReadOnlyList<double?>>(value, "cases", NumbersOrNulls),
    };

    private static double?[] NumbersOrNulls(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(StrictJson.NumberOrNull)]
        : throw new JsonException("The errors of a scan are no array.");

    private static string NameOf(JsonElement value) => StrictJson.Text(StrictJson.Member(value, "name"));

    private static double NumberOf(JsonElement value, string name) => StrictJson.Number(StrictJson.Member(value, name));

    private static double? NumberOrNull(JsonElement value, string name) =>
        value.TryGetProperty(name, out JsonElement number) ? StrictJson.NumberOrNull(number) : null;

    private static T[] ListOf<T>(JsonElement value, string name, Func<JsonElement, T> read)
    {
        JsonElement list = StrictJson.Member(value, name);
        return list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(read)] : throw new JsonException($"'{name}' is no array.");
    }
}
