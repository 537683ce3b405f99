namespace Pinpoint.Imaging;

/// <summary>What points to one image.</summary>
/// <param name="ClassUid">What kind of image it is.</param>
/// <param name="InstanceUid">Which one it is.</param>
internal sealed record ReportedImage(string ClassUid, string InstanceUid);
