using System.Diagnostics;

namespace Pinpoint.Imaging;

/// <summary>The frames' names in files.</summary>
internal static class CoordinateFrames
{
    /// <summary>The world frame of that name: LPS or RAS, or as in old Slicer files 1 or 0.</summary>
    /// <exception cref="BadInputException">The name is another.</exception>
    public static CoordinateFrame ParseWorld(string name, string file, string place) => name.Trim().ToUpperInvariant() switch
    {
        "LPS" or "1" => CoordinateFrame.Lps,
        "RAS" or "0" => CoordinateFrame.Ras,
        _ => throw new BadInputException(file, place, $"the coordinate system is '{Excerpt.Of(name)}'; it must be LPS or RAS"),
    };

    /// <summary>The world point at a position in millimetres of an anatomical frame.</summary>
    public static WorldPoint ToWorld(CoordinateFrame frame, (double X, double Y, double Z) position) => frame switch
    {
        CoordinateFrame.Lps => new WorldPoint(position.X, position.Y, position.Z),
        // 0 - x, not -x: a minus zero would be written, and hashed, as another number.
        CoordinateFrame.Ras => new WorldPoint(0 - position.X, 0 - position.Y, position.Z),
        _ => throw new UnreachableException($"The frame {frame} has no way to the world."),
    };
}
