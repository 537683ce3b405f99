namespace Pinpoint.Registration;

/// <summary>The ways to believe landmarks: the one table of their names.</summary>
public static class LandmarkFits
{
    private static readonly Dictionary<LandmarkFit, string> Names = new()
    {
        [LandmarkFit.LeastSquares] = "least-squares",
        [LandmarkFit.Robust] = "robust",
        [LandmarkFit.Consensus] = "ransac",
    };

    /// <summary>All ways.</summary>
    public static IReadOnlyList<LandmarkFit> All { get; } = [.. Names.Keys];

    /// <summary>The name of a way, as the command takes it.</summary>
    public static string NameOf(LandmarkFit fit) => Names[fit];

    /// <summary>The way of that name, or null.</summary>
    public static LandmarkFit? Find(string name) => All.Cast<LandmarkFit?>().FirstOrDefault(fit => NameOf(fit!.Value) == name);
}
