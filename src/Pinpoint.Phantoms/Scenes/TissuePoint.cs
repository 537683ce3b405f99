using System.Numerics;

namespace Pinpoint.Phantoms;

/// <summary>What lies at a point of a scene.</summary>
/// <param name="Tissue">The tissue.</param>
/// <param name="Texture">The tissue's own unevenness: a factor on what it scatters and on its density's difference from water, 1 being none.</param>
/// <param name="Mirror">The amplitude that a smooth surface through the point sends back when it lies square to the beam; 0 away from surfaces.</param>
/// <param name="Normal">That surface's unit normal.</param>
internal readonly record struct TissuePoint(Tissue Tissue, float Texture, float Mirror, Vector3 Normal)
{
    private const float MembraneHalfWidth = 0.45f;

    /// <summary>A point of even tissue, away from surfaces.</summary>
    public static TissuePoint Of(Tissue tissue, float texture = 1) => new(tissue, texture, 0, Vector3.UnitX);

    /// <summary>This point on a thin reflecting surface, unless a stronger one runs through it.</summary>
    /// <param name="strength">The amplitude of the surface's echo.</param>
    /// <param name="distance">The point's distance from the surface, mm.</param>
    /// <param name="normal">The surface's normal there, of any length.</param>
    public TissuePoint OnSurface(float strength, float distance, Vector3 normal)
    {
        float share = distance / MembraneHalfWidth;
        if (share * share > 6)
        {
            return this;
        }

        float mirror = strength * MathF.Exp(-share * share);
        return mirror <= Mirror ? this : this with { Mirror = mirror, Normal = Vector3.Normalize(normal) };
    }
}
