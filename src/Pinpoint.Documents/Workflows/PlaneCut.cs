using Pinpoint.Planes;

namespace Pinpoint.Workflows;

/// <summary>A plane that was cut out of a scan.</summary>
public sealed record PlaneCut
{
    internal PlaneCut(PlaneDefinition definition, PlaneFiles files, PlaneImage picture)
    {
        Definition = definition;
        Files = files;
        Picture = picture;
    }

    /// <summary>The plane's definition.</summary>
    public PlaneDefinition Definition { get; }

    /// <summary>Where it lies; its origin is the middle of the slice.</summary>
    public ScanPlane Plane => Picture.Plane;

    /// <summary>Its files.</summary>
    public PlaneFiles Files { get; }

    /// <summary>The slice as it is drawn in the picture, from its top left corner on.</summary>
    internal PlaneImage Picture { get; }
}
