using System.Numerics;
using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Phantoms;

/// <summary>One fetal head: its shape and how it lies. Cheap to draw; a scene makes tissue of it.</summary>
internal sealed class FetalHead
{
    private readonly Rotation _turn;
    private readonly Rotation _inverse;
    private readonly Vector3 _origin;
    private readonly Vector3 _toHeadX;
    private readonly Vector3 _toHeadY;
    private readonly Vector3 _toHeadZ;

    private FetalHead(FetalHeadShape shape, FetalHeadPose pose)
    {
        Shape = shape;
        _turn = pose.Turn;
        _inverse = pose.Turn.Inverse;
        _origin = pose.Place - Turned(_turn, new Vector3(0, 1, 0));
        _toHeadX = new Vector3((float)_inverse.XX, (float)_inverse.XY, (float)_inverse.XZ);
        _toHeadY = new Vector3((float)_inverse.YX, (float)_inverse.YY, (float)_inverse.YZ);
        _toHeadZ = new Vector3((float)_inverse.ZX, (float)_inverse.ZY, (float)_inverse.ZZ);
    }

    /// <summary>The landmarks' names, in the order of the published shape model.</summary>
    public static IReadOnlyList<string> LandmarkNames { get; } =
    [
        "head_centre", "head_front", "head_back", "head_right", "head_left", "ventricle_right_inner", "ventricle_right_outer",
        "cerebellum_right", "cerebellum_left", "csp",
    ];

    public FetalHeadShape Shape { get; }

    /// <summary>The landmarks in LPS mm.</summary>
    public LandmarkSet Landmarks
    {
        get
        {
            Vector3 half = Shape.HalfAxes;
            float share = Shape.Centre.Y / half.Y;
            float breadth = half.X * MathF.Sqrt(1 - (share * share));
            Vector3[] points =
            [
                Shape.Centre,
                new(0, -half.Y, Shape.PoleHeight),
                new(0, half.Y, Shape.PoleHeight),
                new(-breadth, Shape.Centre.Y, 0),
                new(breadth, Shape.Centre.Y, 0),
                Shape.RightAtrium.Inner,
                Shape.RightAtrium.Outer,
                Shape.Cerebellum.Right,
                Shape.Cerebellum.Left,
                Shape.Cavum,
            ];
            return new LandmarkSet(LandmarkNames.Zip(points, (name, point) => Landmark.At(name, ToPoint(ToWorld(point)))));
        }
    }

    /// <summary>Draws the head of that number; the same arguments always give the same head.</summary>
    public static FetalHead Draw(ulong seed, int index, FetalHeadOptions options)
    {
        var random = new SplitMixRandom(seed, (ulong)index, 0, PhantomStreams.FetalHeads);
        FetalHeadShape shape = FetalHeadShape.Draw(ref random, options);
        return new FetalHead(shape, FetalHeadPose.Draw(ref random, shape.SizeScore));
    }

    /// <summary>Head coordinates of a world point, both in mm.</summary>
    public Vector3 ToHead(Vector3 world)
    {
        Vector3 from = world - _origin;
        return new Vector3(Vector3.Dot(_toHeadX, from), Vector3.Dot(_toHeadY, from), Vector3.Dot(_toHeadZ, from));
    }

    /// <summary>The world point of head coordinates, both in mm.</summary>
    public Vector3 ToWorld(Vector3 head) => _origin + Turned(_turn, head);

    /// <summary>A direction of head coordinates in the world.</summary>
    public Vector3 DirectionToWorld(Vector3 direction) => Turned(_turn, direction);

    private static WorldPoint ToPoint(Vector3 point) => new(point.X, point.Y, point.Z);

    private static Vector3 Turned(in Rotation rotation, Vector3 vector)
    {
        var (x, y, z) = rotation.Apply(vector.X, vector.Y, vector.Z);
        return new Vector3((float)x, (float)y, (float)z);
    }
}
