using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class HostileLandmarkFileTests
{
    private const string Splices = "\"{}[],;:#\n\t\0 0-eN";

    public static TheoryData<string> Files() => [.. LandmarkExamples.ByFormat.Values.Select(example => example.Text)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_cut_short_anywhere_is_read_or_refused_in_one_line(string text)
    {
        using var folder = new TemporaryFolder();
        for (int length = 0; length < text.Length; length++)
        {
            ReadOrRefuse(folder, text[..length]);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_with_anything_overwritten_is_read_or_refused_in_one_line(string text)
    {
        using var folder = new TemporaryFolder();
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonNegativeInt>(),
            Gen.Elements(Splices.ToCharArray()).ToArbitrary(),
            Gen.Choose(0, 12).ToArbitrary(),
            (place, symbol, removed) =>
            {
                int at = place.Get * 7 % text.Length;
                ReadOrRefuse(folder, string.Concat(text.AsSpan(0, at), symbol.ToString(), text.AsSpan(Math.Min(text.Length, at + removed))));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    private static void ReadOrRefuse(TemporaryFolder folder, string text)
    {
        string path = folder.File("file.txt");
        File.WriteAllText(path, text);
        try
        {
            LandmarkSet landmarks = LandmarkFile.Read(
                path, new LandmarkReadOptions { VoxelToWorld = () => Affine.Identity, ScanSize = () => new VolumeSize(9, 9, 9), CaseName = "one" });
            landmarks.ShouldAllBe(landmark => landmark.Position == null || landmark.Position.Value.IsFinite);
        }
        catch (BadInputException exception)
        {
            exception.Message.ShouldStartWith(path);
            exception.Message.ShouldNotContain('\n');
        }
    }
}
