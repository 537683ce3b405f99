namespace Pinpoint.Imaging;

/// <summary>Takes a case's fingerprint and its coarse picture of a scan whose slabs go by, once for both and for whatever else the slabs serve.</summary>
public sealed class CaseSurvey : IDisposable
{
    private readonly string _name;
    private readonly Scan _scan;
    private readonly LandmarkSet? _landmarks;
    private readonly VoxelHash _hash = new();
    private readonly VoxelProbes _sample;
    private readonly VoxelProbes? _cells;
    private readonly StoredRangeSearch? _range;
    private string? _finished;

    /// <summary>Begins before the first slab.</summary>
    /// <param name="name">The case's name.</param>
    /// <param name="scan">The scan.</param>
    /// <param name="landmarks">The landmarks, in LPS mm; null where the case has none.</param>
    public CaseSurvey(string name, Scan scan, LandmarkSet? landmarks)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(scan);
        _name = name;
        _scan = scan;
        _landmarks = landmarks;
        _sample = new VoxelProbes(IntensityFingerprint.PlacesIn(scan.Size));
        _cells = landmarks is not null && ScanThumbnail.PlacesIn(scan, landmarks) is { } places ? new VoxelProbes(places) : null;
        _range = scan.KnownOrdinaryRange is null ? new StoredRangeSearch(scan.Ordinary().Bounds) : null;
    }

    /// <summary>Looks at a slab; all of them must come, from the first to the last.</summary>
    public void Add(VoxelSlab slab)
    {
        _hash.Add(slab);
        _sample.Add(slab);
        _cells?.Add(slab);
        _range?.Add(slab);
    }

    /// <summary>SHA-256 of the stored voxels, as <see cref="ContentHash.OfVoxels(Scan)"/> gives it, once all slabs were seen.</summary>
    public string Hash() => _finished ??= _hash.Finish();

    /// <summary>The fingerprint, once all slabs were seen.</summary>
    public CaseFingerprint Fingerprint()
    {
        WorldPoint[] positions = [.. (_landmarks ?? Enumerable.Empty<Landmark>()).Select(landmark => landmark.Position).OfType<WorldPoint>()];
        return new CaseFingerprint(
            _name,
            _scan.Size,
            _scan.VoxelToWorld.Spacing,
            OrientationCode.Of(_scan.VoxelToWorld),
            _scan.VoxelType,
            IntensityFingerprint.Of(_scan, _range?.Found ?? _scan.KnownOrdinaryRange!.Value, _sample.Stored),
            Hash(),
            _landmarks is null ? null : ContentHash.OfLandmarks(_landmarks),
            positions.Length,
            (_landmarks?.Count ?? 0) - positions.Length,
            positions.Count(position => !_scan.Size.Contains(_scan.ToVoxel(position))));
    }

    /// <summary>The coarse picture, once all slabs were seen; null where there are too few landmarks for one.</summary>
    public ScanThumbnail? Thumbnail() => _cells is null ? null : ScanThumbnail.Of(_scan, _cells.Stored);

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
