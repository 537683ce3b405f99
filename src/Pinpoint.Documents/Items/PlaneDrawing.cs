using Pinpoint.Imaging;
using Pinpoint.Planes;

namespace Pinpoint.Documents;

/// <summary>The files of a plane, and where landmarks lie in its picture.</summary>
/// <param name="Picture">The picture's file, PNG.</param>
/// <param name="Markups">The plane's file, Slicer Markups.</param>
/// <param name="Slice">The slice's file, NIfTI.</param>
/// <param name="PixelMm">The distance of the picture's pixels in mm, along both axes.</param>
/// <param name="Projections">Where every landmark with a position lies in the picture.</param>
public sealed record PlaneDrawing(string Picture, string Markups, string Slice, double PixelMm, IReadOnlyList<ProjectionItem> Projections)
{
    /// <summary>Says where landmarks lie in a drawn picture.</summary>
    internal static PlaneDrawing Of(string picture, string markups, string slice, PlaneImage drawn, PlaneDefinition definition, LandmarkSet landmarks)
    {
        ArgumentNullException.ThrowIfNull(drawn);
        ArgumentNullException.ThrowIfNull(definition);
        return new PlaneDrawing(
            picture,
            markups,
            slice,
            drawn.SpacingMm,
            [.. landmarks.Where(landmark => landmark.Position is not null)
                .Select(landmark => ProjectionItem.Of(drawn, definition, landmark.Name, landmark.Position!.Value))]);
    }
}
