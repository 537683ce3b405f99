using Pinpoint.Imaging;

namespace Pinpoint.Checks;

/// <summary>Reads the files of one case and finds what can be told without the others.</summary>
internal static class CaseExamination
{
    /// <summary>Reads a case; what is wrong with it goes to <paramref name="findings"/>, and nothing that the user can mend is thrown.</summary>
    public static ExaminedCase Read(Dataset dataset, DatasetCase item, List<Finding> findings)
    {
        Volume? volume = ReadVolume(item, findings);
        LandmarkSet? landmarks = item.LandmarksPath is null ? null : ReadLandmarks(dataset, item, volume is not null, findings);
        return Of(item, volume, landmarks, findings);
    }

    /// <summary>Examines a case whose files have been read; what is wrong with it goes to <paramref name="findings"/>.</summary>
    public static ExaminedCase Of(DatasetCase item, Volume? volume, LandmarkSet? landmarks, List<Finding> findings)
    {
        CaseFingerprint? fingerprint = volume is null ? null : CaseFingerprint.Of(item.Name, volume, landmarks);
        var examined = new ExaminedCase(item, fingerprint, landmarks)
        {
            VoxelToWorld = volume?.VoxelToWorld,
            Thumbnail = volume is null || landmarks is null ? null : ScanThumbnail.Of(volume, landmarks),
        };
        if (fingerprint is { } taken && taken.Intensities.Minimum == taken.Intensities.Maximum)
        {
            findings.Add(examined.OnScan(FindingSeverity.Error, FindingCodes.EmptyVolume, BlankScan.Message(taken.Intensities.Minimum)));
        }

        if (landmarks is not null)
        {
            findings.AddRange(landmarks.Where(landmark => landmark.Position is null).Select(landmark => examined.OnLandmarks(
                FindingSeverity.Note,
                FindingCodes.MissingLandmark,
                landmark.Name,
                $"'{landmark.Name}' has no position; mark it if it can be seen in the scan")));
            if (volume is not null)
            {
                PointChecks.FindOutside(examined, volume, findings);
            }
        }

        return examined;
    }

    private static Volume? ReadVolume(DatasetCase item, List<Finding> findings)
    {
        try
        {
            Volume volume = Dataset.ReadVolume(item);
            Finding[] warnings =
            [
                .. volume.Warnings.Select(warning => WithoutFile(warning, item.VolumePath)).Select(warning =>
                    new Finding(FindingSeverity.Warning, CodeOfWarning(warning), item.Name, item.VolumePath, null, warning)),
            ];
            findings.AddRange(warnings);
            if (warnings.All(warning => warning.Code != FindingCodes.NanVoxels))
            {
                findings.AddRange(
                    volume.Ordinary().Notes.Select(note => new Finding(FindingSeverity.Note, FindingCodes.SetAside, item.Name, item.VolumePath, null, note)));
            }

            return volume;
        }
        catch (PinpointException exception)
        {
            findings.Add(
                new Finding(
                    FindingSeverity.Error, FindingCodes.UnreadableVolume, item.Name, item.VolumePath, null, WithoutFile(exception.Message, item.VolumePath)));
            return null;
        }
    }

    private static LandmarkSet? ReadLandmarks(Dataset dataset, DatasetCase item, bool hasVolume, List<Finding> findings)
    {
        string path = item.LandmarksPath!;
        try
        {
            LandmarkSet landmarks = dataset.ReadLandmarks(item);
            findings.AddRange(landmarks.Warnings.Select(warning => new Finding(
                FindingSeverity.Warning, FindingCodes.OddLandmarkFile, item.Name, path, null, WithoutFile(warning, path))));
            return landmarks;
        }
        catch (BadInputException exception)
        {
            // Positions in voxels need the scan's header: a broken scan has been reported already.
            if (hasVolume || exception.File != item.VolumePath)
            {
                string file = exception.File ?? path;
                string code = exception.RepeatedLabel is null ? FindingCodes.UnreadableLandmarks : FindingCodes.DuplicateLabel;
                findings.Add(new Finding(FindingSeverity.Error, code, item.Name, file, exception.RepeatedLabel, WithoutFile(exception.Message, file)));
            }

            return null;
        }
    }

    // The readers' warnings are lines of text, here without the file's name; these two kinds deserve codes of their own.
    private static string CodeOfWarning(string warning) => warning switch
    {
        _ when warning.Contains("NaN or infinite", StringComparison.Ordinal) => FindingCodes.NanVoxels,
        _ when warning.Contains("qform", StringComparison.Ordinal) => FindingCodes.AffineFormsDisagree,
        _ => FindingCodes.OddVolumeFile,
    };

    private static string WithoutFile(string message, string file) =>
        message.StartsWith(file + ": ", StringComparison.Ordinal) ? message[(file.Length + 2)..] : message;
}
