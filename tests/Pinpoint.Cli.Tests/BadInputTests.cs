using System.Buffers.Binary;
using System.Text;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests;

[Collection(TinyHeadsCollection.Name)]
public sealed class BadInputTests(TinyHeads heads)
{
    private string ModelPath => Path.Combine(heads.Model, "model.safetensors");

    [Fact]
    public void A_model_cut_short_is_refused()
    {
        byte[] model = File.ReadAllBytes(ModelPath);
        foreach (int length in new[] { 0, 5, 8, 100, model.Length / 2, model.Length - 1 })
        {
            RefusesModel(model[..length]);
        }
    }

    [Fact]
    public void A_model_with_overlapping_tensors_is_refused() => RefusesModel(WithHeader(header =>
    {
        // The second tensor is moved onto the first one.
        int first = header.IndexOf("\"data_offsets\":[", StringComparison.Ordinal);
        int second = header.IndexOf("\"data_offsets\":[", first + 1, StringComparison.Ordinal);
        string offsets = header[second..(header.IndexOf(']', second) + 1)];
        long[] range = [.. offsets[16..^1].Split(',').Select(long.Parse)];
        string moved = $"\"data_offsets\":[{range[0] - 4},{range[1] - 4}]";
        return header.Replace(
            offsets, moved.Length <= offsets.Length ? moved : throw new InvalidOperationException("The header would grow."), StringComparison.Ordinal);
    }));

    [Fact]
    public void A_model_with_a_broken_header_is_refused() => RefusesModel(WithHeader(header => header.Replace('{', '[')));

    [Fact]
    public void A_scan_is_no_model()
    {
        CommandLine.Run("predict", heads.Scan(1), heads.Scan(2)).FailsWith(3, heads.Scan(1));
        CommandLine.Run("predict", heads.Heads, heads.Scan(2)).FailsWith(3, "model.safetensors");
        CommandLine.Run("predict", "nowhere", heads.Scan(2)).FailsWith(3, "nowhere");
    }

    [Fact]
    public void A_truncated_scan_is_refused_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        byte[] scan = File.ReadAllBytes(heads.Scan(10));
        File.WriteAllBytes(folder.File("short.nii.gz"), scan[..(scan.Length / 2)]);
        CommandLine.Run("predict", heads.Model, folder.File("short.nii.gz"), "-o", folder.File("out")).FailsWith(3, "short.nii.gz", "truncated");
        CommandLine.Run("inspect", folder.File("short.nii.gz")).FailsWith(3, "short.nii.gz", "truncated");
        Directory.Exists(folder.File("out")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("nan", "nan")]
    [InlineData("text", "left")]
    [InlineData("inf", "1e999")]
    public void A_coordinate_that_is_no_number_is_refused(string name, string coordinate)
    {
        using var folder = new TemporaryFolder();
        CopyHeads(folder, 3);
        File.Delete(folder.File("landmarks", "phantom-002.mrk.json"));
        File.WriteAllText(
            folder.File("landmarks", "phantom-002.csv"), $"case,landmark,x,y,z,frame,status,error95_mm\nphantom-002,{name},1,{coordinate},3,LPS,defined,\n");
        RefusesTraining(folder, "phantom-002.csv", "line 2");
    }

    [Fact]
    public void A_landmark_file_for_another_scan_is_refused()
    {
        using var folder = new TemporaryFolder();
        CopyHeads(folder, 3);
        File.Delete(folder.File("landmarks", "phantom-002.mrk.json"));
        File.WriteAllText(
            folder.File("landmarks", "phantom-002.csv"),
            "case,landmark,x,y,z,frame,status,error95_mm\nanna,one,1,2,3,LPS,defined,\nbert,one,1,2,3,LPS,defined,\n");
        RefusesTraining(folder, "phantom-002.csv", "phantom-002");
    }

    [Fact]
    public void An_empty_folder_is_refused()
    {
        using var folder = new TemporaryFolder();
        RefusesTraining(folder, folder.Path, "volumes");
        Directory.CreateDirectory(folder.File("volumes"));
        Directory.CreateDirectory(folder.File("landmarks"));
        RefusesTraining(folder, folder.Path, "volumes");
        CommandLine.Run("predict", heads.Model, folder.Path).FailsWith(3, folder.Path, "volumes");
    }

    [Fact]
    public void Too_few_scans_are_told_of()
    {
        using var folder = new TemporaryFolder();
        CopyHeads(folder, 1);

        // A single scan is enough for a prior that takes smooth deformations for likely (FewScansTests), but not for plain modes.
        File.WriteAllText(folder.File("plan.json"), """{"search_space": "modes"}""");
        CommandLine.Run("train", folder.Path, "-o", folder.File("run"), "--config", folder.File("plan.json"), "--steps", "2")
            .FailsWith(3, "needs 2 subjects", "but there are 1", "add labelled scans");
        Directory.Exists(folder.File("run")).ShouldBeFalse();
    }

    private static void RefusesModelAt(string path, string scan)
    {
        CommandLine.Run("inspect", path).FailsWith(3, Path.GetFileName(path));
        CommandLine.Run("predict", path, scan, "-o", Path.Combine(Path.GetDirectoryName(path)!, "out")).FailsWith(3, Path.GetFileName(path));
        Directory.Exists(Path.Combine(Path.GetDirectoryName(path)!, "out")).ShouldBeFalse();
    }

    private void RefusesModel(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("bad.safetensors"), bytes);
        RefusesModelAt(folder.File("bad.safetensors"), heads.Scan(10));
    }

    private void RefusesTraining(TemporaryFolder data, params string[] words)
    {
        using var output = new TemporaryFolder();
        CommandLine.Run("train", data.Path, "-o", output.File("run"), "--config", heads.ConfigFile, "--steps", "2").FailsWith(3, words);
        Directory.Exists(output.File("run")).ShouldBeFalse();
    }

    private byte[] WithHeader(Func<string, string> change)
    {
        byte[] model = File.ReadAllBytes(ModelPath);
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(model);
        string header = change(Encoding.UTF8.GetString(model, 8, length));
        byte[] bytes = Encoding.UTF8.GetBytes(header);
        bytes.Length.ShouldBeLessThanOrEqualTo(length);
        model.AsSpan(8, length).Fill((byte)' ');
        bytes.CopyTo(model, 8);
        return model;
    }

    private void CopyHeads(TemporaryFolder folder, int count)
    {
        Directory.CreateDirectory(folder.File("volumes"));
        Directory.CreateDirectory(folder.File("landmarks"));
        for (int number = 1; number <= count; number++)
        {
            File.Copy(heads.Scan(number), folder.File("volumes", Path.GetFileName(heads.Scan(number))));
            File.Copy(heads.Landmarks(number), folder.File("landmarks", Path.GetFileName(heads.Landmarks(number))));
        }
    }
}
