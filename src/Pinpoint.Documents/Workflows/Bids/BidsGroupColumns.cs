using System.Globalization;
using Pinpoint.Documents;
using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>The columns of the tables about all images of a derivative data set.</summary>
internal static class BidsGroupColumns
{
    private static readonly (string, string)[] YesNo = [("true", "yes"), ("false", "no")];

    /// <summary>Of a row an image.</summary>
    public static IReadOnlyList<BidsColumn<ScanRecord>> Images { get; } =
    [
        .. OfImage<ScanRecord>(record => record),
        new("state", "What became of the image", record => record.State)
        {
            Levels =
            [
                (ScanStates.NameOf(ScanState.Done), "its landmarks were found"),
                (ScanStates.NameOf(ScanState.Failed), "see message"),
                (ScanStates.NameOf(ScanState.Interrupted), "the process was asked to stop before it was done"),
                (ScanStates.NameOf(ScanState.Begun), "the process was killed before it was done, or is at work"),
            ],
        },
        new("rejected", "Whether the image is unlike those of the training, so that its landmarks are not to be trusted", record => Word(record.Rejected))
        {
            Levels = YesNo,
        },
        new("reasons", "Why it is", record => string.Join("; ", record.Reasons)),
        new("landmark_count", "Landmarks that the model knows", record => Whole(Some(record)?.Count)),
        new("found_count", "Landmarks with a position", record => Whole(Some(record)?.Count(landmark => landmark.PositionLpsMm is not null))),
        new("message", "What went wrong and what to do", record => record.Message),
        new("model_sha256", "SHA-256 of the model's file", record => record.ModelHash),
        new("image_sha256", "SHA-256 of the image's file", record => record.ScanHash),
    ];

    /// <summary>Of a row a landmark in an image.</summary>
    public static IReadOnlyList<BidsColumn<(ScanRecord Image, LandmarkItem Landmark)>> Landmarks { get; } =
    [
        .. OfImage<(ScanRecord Image, LandmarkItem Landmark)>(row => row.Image),
        new("landmark", "The landmark's name", row => row.Landmark.Name),
        Position("x", "right", 0, -1),
        Position("y", "anterior", 1, -1),
        Position("z", "superior", 2, 1),
        new("error_radius95", "The radius that holds 95 % of the errors of such landmarks", row => Number(row.Landmark.Radius95Mm)) { Units = "mm" },
        new("status", "What is known of the position", row => row.Landmark.Status)
        {
            Levels =
            [
                (LandmarkStatuses.NameOf(LandmarkStatus.Defined), "found"),
                (LandmarkStatuses.NameOf(LandmarkStatus.Uncertain), "found, and likely further off than usual"),
                (LandmarkStatuses.NameOf(LandmarkStatus.OutsideScan), "found where the image does not reach"),
                (LandmarkStatuses.NameOf(LandmarkStatus.Missing), "not in the image"),
            ],
        },
        new("rejected", "Whether the image is unlike those of the training, so that its landmarks are not to be trusted", row => Word(row.Image.Rejected))
        {
            Levels = YesNo,
        },
    ];

    /// <summary>Of a row a measurement in an image.</summary>
    public static IReadOnlyList<BidsColumn<(ScanRecord Image, MeasurementItem Measurement)>> Measurements { get; } =
    [
        .. OfImage<(ScanRecord Image, MeasurementItem Measurement)>(row => row.Image),
        new("measurement", "The measurement's short name", row => row.Measurement.Name),
        new("title", "The measurement's name", row => row.Measurement.Title),
        new("value", "The value, in the unit beside it", row => Number(row.Measurement.Value)),
        new("unit", "The value's unit", row => row.Measurement.Unit) { Levels = [("mm", "millimetres"), ("degrees", "degrees of angle")] },
        new("low", "The lower end of the 95 % interval", row => Number(row.Measurement.Interval95?[0])),
        new("high", "The upper end of the 95 % interval", row => Number(row.Measurement.Interval95?[1])),
        new("rejected", "Whether the image is unlike those of the training, so that its landmarks are not to be trusted", row => Word(row.Image.Rejected))
        {
            Levels = YesNo,
        },
    ];

    /// <summary>Of a row somebody who was scanned.</summary>
    public static IReadOnlyList<BidsColumn<(string Subject, IReadOnlyList<ScanRecord> Images)>> Participants { get; } =
    [
        new(BidsParticipants.Column, "Who was scanned, as in the source data set", row => $"sub-{row.Subject}"),
        new("image_count", "Images that were searched", row => Whole(row.Images.Count)),
        new("done_count", "Images whose landmarks were found", row => Whole(row.Images.Count(IsDone))),
        new("failed_count", "Images without an answer", row => Whole(row.Images.Count(image => !IsDone(image)))),
        new("rejected_count", "Images unlike those of the training", row => Whole(row.Images.Count(image => image.Rejected == true))),
    ];

    /// <summary>Whether there is an answer.</summary>
    public static bool IsDone(ScanRecord record) => record.State == ScanStates.NameOf(ScanState.Done);

    private static BidsColumn<T>[] OfImage<T>(Func<T, ScanRecord> imageOf) =>
    [
        new(BidsParticipants.Column, "Who was scanned, as in the source data set", row => $"sub-{BidsRecords.SubjectOf(imageOf(row))}"),
        new("session_id", "On which visit", row => NameOf(imageOf(row)).ValueOf(BidsEntity.Session) is { } session ? $"ses-{session}" : null),
        new("answer", "The files with the landmarks, from the root of this data set, without their extension", row => imageOf(row).Case),
        new("model", "The model's label in the files' names (desc)", row => NameOf(imageOf(row)).ValueOf(BidsEntity.Description)),
    ];

    private static BidsName NameOf(ScanRecord record) => BidsRecords.NameOf(record.Case)!;

    private static BidsColumn<(ScanRecord Image, LandmarkItem Landmark)> Position(string name, string end, int axis, int sign) => new(
        name,
        $"Position in the image's world, RAS: millimetres to the {end}",
        row => row.Landmark.PositionLpsMm is { } position ? Number(0 + (sign * position[axis])) : null)
    {
        Units = "mm",
    };

    private static IReadOnlyList<LandmarkItem>? Some(ScanRecord record) => record.Landmarks.Count > 0 ? record.Landmarks : null;

    private static string? Word(bool? value) => value switch
    {
        true => "true",
        false => "false",
        null => null,
    };

    private static string? Whole(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);
}
