namespace Pinpoint.Documents;

/// <summary>The models of a server: <c>GET /api/v1/models</c>.</summary>
/// <param name="Models">The models' cards.</param>
public sealed record ModelsDocument(IReadOnlyList<ModelDocument> Models) : Document("models", 1);

/// <summary>What corrected landmarks say of planes and measurements: <c>POST /api/v1/models/{model}/anatomy</c>.</summary>
/// <param name="Anatomy">Standard planes and measurements.</param>
public sealed record AnatomyDocument(AnatomyItem Anatomy) : Document("anatomy", 1);

/// <summary>A corrected case that a server kept: <c>POST /api/v1/corrections</c>.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="Replaced">Whether it took the place of earlier corrections of the same scan.</param>
/// <param name="EarlierFile">Where the earlier corrections are kept, in the folder of corrections; null where there were none, or the same.</param>
public sealed record CorrectionDocument(string Case, bool Replaced, string? EarlierFile) : Document("correction", 1);

/// <summary>What a body holds of which a client has to choose one: <c>POST /api/v1/scans/nifti</c>, status 300.</summary>
/// <param name="Volumes">All volumes of the DICOM source.</param>
public sealed record VolumesDocument(IReadOnlyList<SeriesItem> Volumes) : Document("volumes", 1);

/// <summary>That a server is well: <c>GET /api/v1/health</c> and <c>GET /api/v1/ready</c>.</summary>
/// <param name="Healthy">Always true; a server that is not well does not answer.</param>
/// <param name="Ready">Whether it begins something new; false while it is being stopped.</param>
/// <param name="ToolVersion">The version of this software.</param>
/// <param name="ModelCount">How many models it serves.</param>
public sealed record HealthDocument(bool Healthy, bool Ready, string ToolVersion, int ModelCount) : Document("health", 1);

/// <summary>A server's bounds: <c>GET /api/v1/server</c>.</summary>
/// <param name="ToolVersion">The version of this software.</param>
/// <param name="Concurrent">How many searches run at once.</param>
/// <param name="Queue">How many predictions may wait.</param>
/// <param name="TimeoutSeconds">The most that a request may take, in seconds.</param>
/// <param name="LargestBodyBytes">The largest body in bytes.</param>
/// <param name="LargestMemoryBytes">The most memory that all scans may take, in bytes.</param>
/// <param name="KeepsCorrections">Whether it keeps corrected cases.</param>
/// <param name="HasViewer">Whether its page shows scans.</param>
public sealed record ServerDocument(
    string ToolVersion,
    int Concurrent,
    int Queue,
    double TimeoutSeconds,
    long LargestBodyBytes,
    long LargestMemoryBytes,
    bool KeepsCorrections,
    bool HasViewer) : Document("server", 1);
