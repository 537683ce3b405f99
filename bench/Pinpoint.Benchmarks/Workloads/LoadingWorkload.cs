using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Benchmarks;

/// <summary>A model and a gzipped scan as files: PIN-Multiple with ten landmarks, and a scan of the size of the paper's.</summary>
internal sealed class LoadingWorkload : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pinpoint-loading-").FullName;

    public LoadingWorkload()
        : this(SearchWorkload.PaperSize)
    {
    }

    public LoadingWorkload(VolumeSize size)
        : this(new SearchWorkload(SearchWorkload.PaperPlan(10), 10, size))
    {
    }

    public LoadingWorkload(SearchWorkload search)
    {
        Search = search;
        VolumeSize size = search.Size;
        ModelFile.Save(ModelPath, Search.Model);
        var volume = Volume.Create(SearchWorkload.CreateVoxels(size, seed: 1), size, Affine.FromSpacing(0.5, 0.5, 0.5, new WorldPoint(0, 0, 0)));
        VolumeFile.Write(ScanPath, volume);
    }

    public SearchWorkload Search { get; }

    public string ModelPath => Path.Combine(_folder, "model.safetensors");

    public string ScanPath => Path.Combine(_folder, "scan.nii.gz");

    /// <summary>Where the landmarks of the run's scan of that number go.</summary>
    public string AnswerPath(int scan) => Path.Combine(_folder, $"scan{scan}.mrk.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
