using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pinpoint.Imaging;
using Pinpoint.Localization;

namespace Pinpoint.Evaluation;

/// <summary>
/// Results of folds as JSON, one in each fold's folder. Numbers are written in full: folds that are read back and joined give the very bytes that they
/// would have given at once.
/// </summary>
internal static partial class FoldResultFile
{
    /// <summary>The file's name in a fold's folder.</summary>
    public const string Name = "fold.json";

    private const int Version = 1;

    // A landmark takes some 700 bytes with its evidence: this holds the largest sets there are, and no file that would exhaust the memory.
    private const long LargestBytes = 1L << 30;
    private const string Remedy = "is not as 'pinpoint cross-validate' writes it; delete it and run the fold's part again";

    private static readonly FoldResultContext Json = new(new JsonSerializerOptions(FoldResultContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter<LandmarkStatus>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<BodySide>(JsonNamingPolicy.SnakeCaseLower),
        },
    });

    /// <summary>The file of a fold's folder.</summary>
    public static string In(string folder) => Path.Combine(folder, Name);

    /// <summary>Writes a result, whole or not at all.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string path, FoldResult result) => AtomicFile.WriteText(
        path,
        JsonSerializer.Serialize(
            new Content(
                Version,
                result.Identity,
                result.Fold,
                result.Folds,
                result.LandmarkNames,
                result.FloorMm,
                result.Warnings,
                [.. result.Cases.Select(CaseContent.Of)]),
            Json.Content) + "\n",
        file => Read(file));

    /// <summary>Reads a result.</summary>
    /// <exception cref="BadInputException">There is none, or it is not in its form.</exception>
    public static FoldResult Read(string path)
    {
        try
        {
            using Stream stream = InputFile.Open(path, LargestBytes, "is too large to be the result of a fold; delete it and run the fold's part again");
            Content content = JsonSerializer.Deserialize(stream, Json.Content) ?? throw new JsonException("null");
            if (content.Version != Version)
            {
                throw new BadInputException(path, "'version'", "is none that this software knows; use the software that wrote the file");
            }

            return IsWhole(content.LandmarkNames) && IsWhole(content.Warnings) && IsWhole(content.Cases)
                ? new FoldResult(
                    content.Identity,
                    content.Fold,
                    content.Folds,
                    content.LandmarkNames,
                    content.FloorMm,
                    content.Warnings,
                    [.. content.Cases.Select(item => item.Read(content.LandmarkNames.Count))])
                : throw new JsonException();
        }
        catch (JsonException exception)
        {
            throw new BadInputException(path, exception.LineNumber is { } line ? Invariant($"line {line + 1}") : null, Remedy, exception);
        }
        catch (ArgumentException exception)
        {
            // Landmarks that contradict themselves.
            throw new BadInputException(path, null, Remedy, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(path, null, "cannot be read; check the path and the rights to it", exception);
        }
    }

    // The serializer holds members to their annotations, but not the elements of lists.
    private static bool IsWhole<T>(IReadOnlyList<T> list)
        where T : class => list.All(item => item is not null);

    private sealed record Content(
        int Version,
        string Identity,
        int Fold,
        int Folds,
        IReadOnlyList<string> LandmarkNames,
        double FloorMm,
        IReadOnlyList<string> Warnings,
        IReadOnlyList<CaseContent> Cases);

    private sealed record CaseContent(
        string Case,
        int Place,
        double Seconds,
        IReadOnlyList<string> Warnings,
        IReadOnlyList<PointContent> Truth,
        IReadOnlyList<PointContent> Found,
        IReadOnlyList<PointContent>? MeanPosition,
        SideContent? Side,
        CaseVerdict Verdict,
        CaseEvidence CaseEvidence,
        IReadOnlyList<LandmarkEvidence> Evidence)
    {
        public static CaseContent Of(FoldCase item)
        {
            CasePair pair = item.Pair;
            LocalizationResult answer = pair.Answer ?? throw new ArgumentException("The case has no answer to keep.", nameof(item));
            return new CaseContent(
                pair.CaseName,
                item.Place,
                pair.Seconds,
                pair.Warnings,
                PointContent.Of(pair.Truth),
                PointContent.Of(pair.Predicted),
                pair.Baseline is { } mean ? PointContent.Of(mean) : null,
                answer.Side is { } side ? new SideContent(side.IsMirrored, side.Side, side.Margin) : null,
                answer.Verdict,
                answer.CaseEvidence,
                answer.Evidence);
        }

        public FoldCase Read(int landmarks)
        {
            if (!(IsWhole(Warnings) && IsWhole(Truth) && IsWhole(Found) && IsWhole(MeanPosition ?? []) && IsWhole(Evidence) && IsWhole(Verdict.Reasons)))
            {
                throw new JsonException();
            }

            LandmarkSet found = PointContent.Read(Found);
            return Evidence.Count == landmarks && found.Count == landmarks && Place >= 0
                ? new FoldCase(Place, new CasePair(Case, PointContent.Read(Truth), found, Seconds)
                {
                    Baseline = MeanPosition is null ? null : PointContent.Read(MeanPosition),
                    Warnings = Warnings,
                    Answer = new LocalizationResult(found, [.. Evidence.Select(item => item.SpreadMm)], 0)
                    {
                        Evidence = Evidence,
                        CaseEvidence = CaseEvidence,
                        Verdict = Verdict,
                        Side = Side is null ? null : new SideAnswer(Side.IsMirrored, Side.Name, Side.Margin),
                    },
                })
                : throw new JsonException();
        }
    }

    private sealed record SideContent(bool IsMirrored, BodySide? Name, double Margin);

    private sealed record PointContent(
        string Name,
        LandmarkStatus Status,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<double>? LpsMm = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Radius95Mm = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsAbsent = false,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Description = null)
    {
        public static IReadOnlyList<PointContent> Of(LandmarkSet landmarks) => [.. landmarks.Select(landmark => new PointContent(
            landmark.Name,
            landmark.Status,
            landmark.Position is { } position ? [position.X, position.Y, position.Z] : null,
            landmark.Radius95,
            landmark.IsAbsent,
            landmark.Description.Length > 0 ? landmark.Description : null))];

        public static LandmarkSet Read(IReadOnlyList<PointContent> points) => new(points.Select(point =>
            new Landmark(point.Name, PositionOf(point.LpsMm), point.Status)
            {
                Radius95 = point.Radius95Mm,
                IsAbsent = point.IsAbsent,
                Description = point.Description ?? "",
            }));

        private static WorldPoint? PositionOf(IReadOnlyList<double>? numbers) => numbers switch
        {
            null => null,
            [var x, var y, var z] when new WorldPoint(x, y, z) is { IsPlausible: true } position => position,
            _ => throw new JsonException(),
        };
    }

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true)]
    [JsonSerializable(typeof(Content))]
    private sealed partial class FoldResultContext : JsonSerializerContext;
}
