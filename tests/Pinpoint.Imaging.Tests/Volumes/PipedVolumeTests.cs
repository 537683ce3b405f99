using System.Diagnostics;
using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

/// <summary>Scans that come through a named pipe, as a shell's <c>&lt;(zcat scan.nii.gz)</c> gives them.</summary>
public sealed class PipedVolumeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(".nii")]
    [InlineData(".nii.gz")]
    [InlineData(".mha")]
    [InlineData(".nrrd")]
    public async Task A_pipe_is_read_as_the_file_is(string ending)
    {
        string file = _folder.File("scan" + ending);
        Volume volume = TestVolumes.Create(VoxelType.Int16, new VolumeSize(40, 30, 20), TestVolumes.Oblique, seed: 5);
        VolumeFile.Write(file, volume);
        string pipe = MakePipe();
        Task writing = Task.Run(() => File.WriteAllBytes(pipe, File.ReadAllBytes(file)));

        VolumeFile.Read(pipe).Bytes().SequenceEqual(volume.Bytes()).ShouldBeTrue();
        await writing;
    }

    [Fact]
    public void The_wait_for_a_pipe_that_nobody_writes_to_can_be_ended()
    {
        string pipe = MakePipe();
        using var cancellationToken = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Should.Throw<OperationCanceledException>(() => VolumeFile.Read(pipe, new VolumeReadOptions { Cancellation = cancellationToken.Token }));

        // Lets the thread go that waits to open it.
        using var writer = new FileStream(pipe, FileMode.Open, FileAccess.Write);
    }

    [Fact]
    public void A_device_without_an_end_is_refused_after_its_first_bytes() =>
        BadInput.ShouldBeRefused(() => VolumeFile.Read("/dev/zero"), "/dev/zero", "first bytes", "convert");

    [Fact]
    public void A_folder_with_a_pipe_that_nobody_writes_to_is_looked_through_without_a_wait()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        MakePipe();
        Should.Throw<BadInputException>(() => VolumeFile.ReadHeader(_folder.Path)).Message.ShouldContain(_folder.Path);
    }

    private string MakePipe()
    {
        string pipe = _folder.File("pipe");
        using var process = Process.Start("mkfifo", [pipe]);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return pipe;
    }
}
