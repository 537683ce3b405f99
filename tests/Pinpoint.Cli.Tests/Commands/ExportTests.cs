using Pinpoint.Imaging;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class ExportTests(TinyHeads heads)
{
    [Fact]
    public void A_model_is_written_and_is_overwritten_only_by_force()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("out", "heads.onnx");
        CommandLine.Run("export", heads.Model, "-o", file).Succeeds().Output.ShouldContain($"wrote {file} (ONNX, opset 13)");
        byte[] first = File.ReadAllBytes(file);
        Directory.GetFiles(folder.File("out")).Select(Path.GetFileName).ShouldBe(["heads.onnx"]);
        CommandLine.Run("export", heads.Model, "-o", file).FailsWith(2, "heads.onnx", "--force");

        CommandLine.Run("export", heads.Model, "-o", file, "--force").Succeeds();
        File.ReadAllBytes(file).ShouldBe(first);
    }

    [Fact]
    public void A_model_in_half_precision_predicts_the_same_to_hundredths_of_a_millimetre()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("half.safetensors");
        CommandLine.Run("export", heads.Model, "-o", file, "--half").Succeeds().Output.ShouldContain($"wrote {file} (half precision)");
        new FileInfo(file).Length.ShouldBeLessThan(new FileInfo(Path.Combine(heads.Model, "model.safetensors")).Length * 6 / 10);
        CommandLine.Run("predict", heads.Model, heads.Scan(1), "-o", folder.File("full")).Succeeds();
        CommandLine.Run("predict", file, heads.Scan(1), "-o", folder.File("half")).Succeeds();
        LandmarkSet full = LandmarkFile.Read(Directory.GetFiles(folder.File("full")).Single());
        LandmarkSet half = LandmarkFile.Read(Directory.GetFiles(folder.File("half")).Single());
        foreach (Landmark landmark in full)
        {
            half.Find(landmark.Name)!.Position!.Value.DistanceTo(landmark.Position!.Value).ShouldBeLessThan(0.05);
        }

        CommandLine.Run("export", heads.Model, "-o", folder.File("heads.onnx"), "--half").FailsWith(2, "--half");
    }

    [Fact]
    public void What_cannot_be_exported_is_told()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run("export", heads.Model, "-o", folder.File("heads.bin")).FailsWith(2, "heads.bin", ".onnx");
        CommandLine.Run("export", heads.Scan(1), "-o", folder.File("heads.onnx")).FailsWith(3, "phantom-001.nii.gz");
        CommandLine.Run("export", heads.Model).FailsWith(2, "--output");
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }
}
