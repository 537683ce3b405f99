namespace Pinpoint.Phantoms;

/// <summary>
/// The last key of every random stream of the phantoms. The methods' own streams share the numbers' space, so that no two purposes share numbers.
/// </summary>
internal static class PhantomStreams
{
    /// <summary>The anatomy, pose and speckle of a head.</summary>
    public const ulong Heads = 6;

    /// <summary>The anatomy and pose of a fetal head, and what surrounds it.</summary>
    public const ulong FetalHeads = 8;

    /// <summary>The anatomy and pose of a vertebra.</summary>
    public const ulong Vertebrae = 9;

    /// <summary>A scanner's settings, speckle and noise.</summary>
    public const ulong Scanners = 10;
}
