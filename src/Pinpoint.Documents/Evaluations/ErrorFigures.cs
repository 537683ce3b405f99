using System.Text.Json.Serialization;
using Pinpoint.Evaluation;

namespace Pinpoint.Documents;

/// <summary>Radial errors of some points in figures; every figure is null where there is no point.</summary>
public abstract record ErrorFigures
{
    // The figures stand before what a row has besides, and after what it is called.
    private const int Before = -1;

    /// <summary>The number of points with an error.</summary>
    [JsonPropertyOrder(Before)]
    public int Points { get; init; }

    /// <summary>The mean radial error in mm, over all points.</summary>
    [JsonPropertyOrder(Before)]
    public double? MreMm { get; init; }

    /// <summary>The radial errors' population standard deviation in mm.</summary>
    [JsonPropertyOrder(Before)]
    public double? SdMm { get; init; }

    /// <summary>The median radial error in mm.</summary>
    [JsonPropertyOrder(Before)]
    public double? MedianMm { get; init; }

    /// <summary>The 90th percentile of the radial errors in mm (linear interpolation).</summary>
    [JsonPropertyName("p90_mm"), JsonPropertyOrder(Before)]
    public double? P90Mm { get; init; }

    /// <summary>The 95th percentile of the radial errors in mm (linear interpolation).</summary>
    [JsonPropertyName("p95_mm"), JsonPropertyOrder(Before)]
    public double? P95Mm { get; init; }

    /// <summary>The largest radial error in mm.</summary>
    [JsonPropertyOrder(Before)]
    public double? MaxMm { get; init; }

    /// <summary>The share of errors at most a radius, by radius in mm.</summary>
    [JsonPropertyOrder(Before)]
    public OrderedDictionary<string, double>? Sdr { get; init; }

    /// <summary>The mean radial error in mm of the training scans' mean positions at the same points; null where none was given.</summary>
    [JsonPropertyOrder(Before)]
    public double? BaselineMreMm { get; init; }

    /// <summary>The share of errors within their radius; null where the answers gave none.</summary>
    [JsonPropertyName("coverage95"), JsonPropertyOrder(Before)]
    public double? Coverage95 { get; init; }

    /// <summary>The mean radius in mm; null where the answers gave none.</summary>
    [JsonPropertyName("mean_radius95_mm"), JsonPropertyOrder(Before)]
    public double? MeanRadius95Mm { get; init; }

    /// <summary>How often each outcome of a detection came about.</summary>
    [JsonPropertyOrder(Before)]
    public DetectionItem? Detection { get; init; }

    /// <summary>A row with the figures filled in.</summary>
    internal static T With<T>(T row, ErrorSummary errors)
        where T : ErrorFigures => (T)(row with
        {
            Points = errors.Points,
            MreMm = DocumentNumbers.FiniteOrNull(errors.MreMm),
            SdMm = DocumentNumbers.FiniteOrNull(errors.SdMm),
            MedianMm = DocumentNumbers.FiniteOrNull(errors.MedianMm),
            P90Mm = DocumentNumbers.FiniteOrNull(errors.P90Mm),
            P95Mm = DocumentNumbers.FiniteOrNull(errors.P95Mm),
            MaxMm = DocumentNumbers.FiniteOrNull(errors.MaxMm),
            Sdr = new OrderedDictionary<string, double>(
                errors.Sdr.OrderBy(pair => pair.Key).Select(pair => KeyValuePair.Create(DocumentNumbers.KeyOf(pair.Key), pair.Value)),
                StringComparer.Ordinal),
            BaselineMreMm = DocumentNumbers.FiniteOrNull(errors.BaselineMreMm),
            Coverage95 = DocumentNumbers.FiniteOrNull(errors.Coverage95),
            MeanRadius95Mm = DocumentNumbers.FiniteOrNull(errors.MeanRadius95Mm),
            Detection = new DetectionItem(
                errors.Detection.TruePositives, errors.Detection.FalsePositives, errors.Detection.FalseNegatives, errors.Detection.TrueNegatives),
        });
}

/// <summary>How often each outcome of a detection came about.</summary>
/// <param name="TruePositives">Landmarks that are there and were found.</param>
/// <param name="FalsePositives">Landmarks that are missing but were given a position.</param>
/// <param name="FalseNegatives">Landmarks that are there but were said to be missing.</param>
/// <param name="TrueNegatives">Landmarks that are missing and were said to be.</param>
public sealed record DetectionItem(int TruePositives, int FalsePositives, int FalseNegatives, int TrueNegatives);
