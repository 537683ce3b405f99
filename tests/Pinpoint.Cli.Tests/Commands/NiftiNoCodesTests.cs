using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

/// <summary>Scans whose header does not say where they lie are placed as the user, else the model, has it.</summary>
[Collection(TinyHeadsCollection.Name)]
public sealed class NiftiNoCodesTests(TinyHeads heads)
{
    [Fact]
    public void The_option_moves_the_volume_and_a_wrong_name_is_a_wrong_usage()
    {
        using var folder = new TemporaryFolder();
        string scan = WithoutCodes(folder);

        AffineOf("inspect", scan, "--json")[3].ShouldBe(-9.5 * 6.4, 1e-3);
        AffineOf("inspect", scan, "--json", "--nifti-no-codes", "itk")[3].ShouldBe(0);
        CommandLine.Run("inspect", scan, "--nifti-no-codes", "spm").FailsWith(ExitCodes.WrongUsage, "none of nibabel and itk");
    }

    [Fact]
    public void A_model_reads_scans_as_it_was_trained_unless_told_otherwise()
    {
        using var folder = new TemporaryFolder();
        string run = folder.File("run");
        string scan = WithoutCodes(folder);
        CommandLine.Run("train", heads.Heads, "-o", run, "--config", heads.ConfigFile, "--steps", "3", "--validation", "0", "--nifti-no-codes", "itk")
            .Succeeds();

        using (var plan = JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "plan.json"))))
        {
            plan.RootElement.GetProperty("nifti_no_codes").GetString().ShouldBe("itk");
        }

        CommandLine.Run("predict", run, scan).Error.ShouldContain("placed as ITK and Slicer do");
        CommandLine.Run("predict", run, scan, "--nifti-no-codes", "nibabel").Error.ShouldContain("placed as nibabel does");
    }

    private static double[] AffineOf(params string[] arguments) => CommandLine.Run(arguments).Succeeds().Json.GetProperty("voxel_to_lps").Numbers();

    private string WithoutCodes(TemporaryFolder folder)
    {
        const int Codes = 252;
        string scan = folder.File("nocodes.nii");
        VolumeFile.Write(scan, VolumeFile.Read(heads.Scan(1)));
        byte[] bytes = File.ReadAllBytes(scan);
        bytes.AsSpan(Codes, 4).Clear();
        File.WriteAllBytes(scan, bytes);
        return scan;
    }
}
