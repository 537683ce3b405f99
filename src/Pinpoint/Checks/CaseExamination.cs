using Pinpoint.Imaging;

namespace Pinpoint.Checks;

/// <summary>Reads the files of one case and finds what can be told without the others.</summary>
internal static class CaseExamination
{
    /// <summary>Reads a case; what is wrong with it goes to <paramref name="findings"/>, and nothing that the user can mend is thrown.</summary>
    public static ExaminedCase Read(Dataset dataset, DatasetCase item, List<Finding> findings)
    {
        Scan? scan = OpenScan(item, findings);
        LandmarkSet? landmarks = item.LandmarksPath is null ? null : ReadLandmarks(dataset, item, scan is not null, findings);
        try
        {
            return Of(item, scan, landmarks, findings);
        }
        catch (BadInputException exception)
        {
            // A scan that is not held is read again for this, and may have gone bad since.
            findings.Add(Unreadable(item, exception));
            return Of(item, (ScanFacts?)null, landmarks, findings);
        }
    }

    /// <summary>Examines a case whose files have been read; what is wrong with it goes to <paramref name="findings"/>.</summary>
    /// <exception cref="BadInputException">The scan is not held, and its file was changed, cut or damaged since it was read first.</exception>
    public static ExaminedCase Of(DatasetCase item, Scan? scan, LandmarkSet? landmarks, List<Finding> findings) =>
        Of(item, scan is null ? null : ScanFacts.Of(item.Name, scan, landmarks), landmarks, findings);

    /// <summary>The same by what was kept of the scan.</summary>
    public static ExaminedCase Of(DatasetCase item, ScanFacts? facts, LandmarkSet? landmarks, List<Finding> findings)
    {
        var examined = new ExaminedCase(item, facts?.Fingerprint, landmarks) { VoxelToWorld = facts?.VoxelToWorld, Thumbnail = facts?.Thumbnail };
        if (facts is { IsBlank: true })
        {
            findings.Add(examined.OnScan(FindingSeverity.Error, FindingCodes.EmptyVolume, BlankScan.Message(facts.Fingerprint.Intensities.Minimum)));
        }

        if (landmarks is not null)
        {
            findings.AddRange(landmarks.Where(landmark => landmark.Position is null).Select(landmark => examined.OnLandmarks(
                FindingSeverity.Note,
                FindingCodes.MissingLandmark,
                landmark.Name,
                $"'{landmark.Name}' has no position; mark it if it can be seen in the scan")));
            if (facts is not null)
            {
                PointChecks.FindOutside(examined, facts, findings);
            }
        }

        return examined;
    }

    private static Finding Unreadable(DatasetCase item, PinpointException exception) =>
        new(FindingSeverity.Error, FindingCodes.UnreadableVolume, item.Name, item.VolumePath, null, WithoutFile(exception.Message, item.VolumePath));

    private static Scan? OpenScan(DatasetCase item, List<Finding> findings)
    {
        try
        {
            var scan = Dataset.OpenScan(item);
            Finding[] warnings =
            [
                .. scan.Warnings.Select(warning => WithoutFile(warning, item.VolumePath)).Select(warning =>
                    new Finding(FindingSeverity.Warning, CodeOfWarning(warning), item.Name, item.VolumePath, null, warning)),
            ];
            findings.AddRange(warnings);
            if (warnings.All(warning => warning.Code != FindingCodes.NanVoxels))
            {
                findings.AddRange(
                    scan.Ordinary().Notes.Select(note => new Finding(FindingSeverity.Note, FindingCodes.SetAside, item.Name, item.VolumePath, null, note)));
            }

            return scan;
        }
        catch (PinpointException exception)
        {
            findings.Add(Unreadable(item, exception));
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
