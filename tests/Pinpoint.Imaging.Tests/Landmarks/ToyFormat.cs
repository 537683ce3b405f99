namespace Pinpoint.Imaging.Tests;

/// <summary>A landmark format that only the tests know: <c>toy!</c>, then <c>name=x/y/z</c> a line, in LPS mm.</summary>
internal sealed class ToyFormat : ILandmarkFormat
{
    public string Name => "toy points";

    public IReadOnlyList<string> Endings { get; } = [".toy"];

    public LandmarkFormatWriter Writer { get; } = new("toy", "text/plain", HoldsStatus: false, Write);

    public LandmarkFormatFit Fit(LandmarkFileContent content) => content.FirstLine == "toy!" ? LandmarkFormatFit.Signature : LandmarkFormatFit.None;

    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => [];

    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options) =>
        new(content.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line =>
    {
        string[] parts = line.Split('=', '/');
        return Landmark.At(parts[0], new WorldPoint(Number(parts[1]), Number(parts[2]), Number(parts[3])));
    }));

    private static void Write(Stream stream, LandmarkSet landmarks, LandmarkWriteOptions options)
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        writer.Write(
            "toy!\n" + string.Concat(
                landmarks.Select(
                    landmark => FormattableString.Invariant(
                        $"{landmark.Name}={landmark.Position!.Value.X}/{landmark.Position!.Value.Y}/{landmark.Position!.Value.Z}\n"))));
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
