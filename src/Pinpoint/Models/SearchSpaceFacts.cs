using Pinpoint.Shapes;

namespace Pinpoint.Models;

/// <summary>What a model file's metadata says of its search space; which values are used depends on the plan's kind.</summary>
internal sealed record SearchSpaceFacts
{
    public int Modes { get; init; }

    public double TotalVariance { get; init; }

    public double Sigmas { get; init; }

    public int HiddenUnits { get; init; }

    public double ForetoldShare { get; init; }

    public double Unit { get; init; }

    public IReadOnlyList<double>? Reach { get; init; }

    public PoseSpread? Pose { get; init; }
}
