using Pinpoint.Imaging;
using Pinpoint.Methods;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Training;

/// <summary>A case whose landmarks may have gaps; its shape is in mm from the scan's centre, as scans of different fields of view share one frame.</summary>
internal sealed record PartialCase(DatasetCase Case, VolumeHeader Header, LandmarkSet Landmarks, PartialShape Shape, WorldPoint Centre)
{
    public static PartialCase Of(DatasetCase item, LandmarkSet landmarks)
    {
        VolumeHeader header = Dataset.ReadHeader(item);
        WorldPoint centre = header.VoxelToWorld.ToWorld(new VoxelPoint((header.Size.X - 1) / 2.0, (header.Size.Y - 1) / 2.0, (header.Size.Z - 1) / 2.0));
        double[] coordinates = new double[3 * landmarks.Count];
        bool[] observed = new bool[landmarks.Count];
        for (int i = 0; i < landmarks.Count; i++)
        {
            if (landmarks[i].Position is { } position)
            {
                observed[i] = true;
                (coordinates[3 * i], coordinates[(3 * i) + 1],
                    coordinates[(3 * i) + 2]) = (position.X - centre.X, position.Y - centre.Y, position.Z - centre.Z);
            }
        }

        return new PartialCase(item, header, landmarks, new PartialShape(coordinates, observed), centre);
    }

    public bool IsMirrored { get; private init; }

    /// <summary>The case in the mirrored world.</summary>
    public PartialCase Mirrored(WorldMirror mirror)
    {
        double[] coordinates = [.. Shape.Coordinates.Select((value, i) => i % 3 == mirror.Axis ? -value : value)];
        return this with
        {
            Header = Header with { VoxelToWorld = mirror.Of(Header.VoxelToWorld) },
            Landmarks = mirror.Of(Landmarks),
            Shape = new PartialShape(coordinates, [.. Shape.Observed]),
            Centre = mirror.Of(Centre),
            IsMirrored = true,
        };
    }

    /// <summary>The case with its gaps filled in; positions that were marked are taken from the file itself.</summary>
    public LabelledCase Complete(ShapeCompletion? completion)
    {
        double[] filled = Shape.IsComplete || completion is null ? [] : completion.Complete(Shape);
        var positions = new WorldPoint[Landmarks.Count];
        var marks = new LandmarkMark[Landmarks.Count];
        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] = Landmarks[i].Position ?? new WorldPoint(Centre.X + filled[3 * i], Centre.Y + filled[(3 * i) + 1], Centre.Z + filled[(3 * i) + 2]);
            marks[i] = Landmarks[i].Position is not null ? LandmarkMark.Observed : Landmarks[i].IsAbsent ? LandmarkMark.Absent : LandmarkMark.Unmarked;
        }

        return new LabelledCase(Case, Header, Landmarks, marks, positions) { IsMirrored = IsMirrored };
    }
}
