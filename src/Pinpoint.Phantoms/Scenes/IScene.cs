using System.Numerics;
using Pinpoint.Imaging;

namespace Pinpoint.Phantoms;

/// <summary>Something to be scanned: tissue at every point of space and landmarks; it knows no scanner.</summary>
internal interface IScene
{
    /// <summary>The landmarks, in LPS mm.</summary>
    LandmarkSet Landmarks { get; }

    /// <summary>What lies at a point. Called by many threads at once.</summary>
    /// <param name="world">The point in LPS mm.</param>
    TissuePoint At(Vector3 world);
}
