using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Localization;

/// <summary>Puts a landmark's place, status and error radius together.</summary>
internal static class LandmarkJudge
{
    /// <summary>The landmark as it is answered.</summary>
    /// <param name="calibration">The model's calibration; without one there are no radii, and no landmark is said to be missing.</param>
    /// <param name="name">The landmark's name.</param>
    /// <param name="index">Its index in the model.</param>
    /// <param name="position">Its place.</param>
    /// <param name="evidence">What speaks for and against it.</param>
    /// <param name="verdict">The verdict on the scan.</param>
    /// <param name="isScanned">Whether its place lies in the scanned field.</param>
    public static Landmark Judge(
        Calibration? calibration, string name, int index, WorldPoint position, LandmarkEvidence evidence, CaseVerdict verdict, bool isScanned)
    {
        string description = verdict.Rejected ? $"scan unlike the training set: {verdict.Text}" : "";
        if (calibration is null)
        {
            LandmarkStatus plain = !isScanned
                ? LandmarkStatus.OutsideScan
                : evidence.FellBack || verdict.Rejected ? LandmarkStatus.Uncertain : LandmarkStatus.Defined;
            return new Landmark(name, position, plain) { Description = description };
        }

        // In a scan that is rejected as a whole, a single landmark's absence says nothing more.
        if (isScanned && !verdict.Rejected && evidence.Presence < calibration.AbsentBelow)
        {
            return Landmark.Absent(name);
        }

        double radius = CalibratedError.RadiusMm(calibration, index, evidence);
        bool doubted = evidence.FellBack
            || (calibration.Limits is { } limits && !evidence.IsWithin(limits))
            || verdict.Rejected
            || radius > calibration.UncertainAboveMm;
        LandmarkStatus status = !isScanned ? LandmarkStatus.OutsideScan : doubted ? LandmarkStatus.Uncertain : LandmarkStatus.Defined;
        return new Landmark(name, position, status) { Radius95 = radius, Description = description };
    }
}
