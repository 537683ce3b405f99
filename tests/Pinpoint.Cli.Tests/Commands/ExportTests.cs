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
    public void What_cannot_be_exported_is_told()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run("export", heads.Model, "-o", folder.File("heads.bin")).FailsWith(2, "heads.bin", ".onnx");
        CommandLine.Run("export", heads.Scan(1), "-o", folder.File("heads.onnx")).FailsWith(3, "phantom-001.nii.gz");
        CommandLine.Run("export", heads.Model).FailsWith(2, "--output");
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }
}
