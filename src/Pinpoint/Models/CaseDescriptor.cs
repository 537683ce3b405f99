using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Models;

/// <summary>
/// A scan in few numbers, to tell how unlike two scans are: pose and shape in standard deviations of the training set, and a coarse picture of
/// the surroundings in the landmarks' own pose, so that a head that merely lies elsewhere shows the same picture.
/// </summary>
/// <param name="Shape">The state's distance from the middle of the training set, a standard deviation each, <c>[coordinates]</c>.</param>
/// <param name="Picture">Mean brightness of the cells, from 0 to 1, x fastest, <c>[4, 4, 4]</c>.</param>
internal sealed record CaseDescriptor(IReadOnlyList<double> Shape, IReadOnlyList<double> Picture)
{
    private const int Cells = 4;
    private const int SamplesPerCell = 4;
    private const int Digits = 3;

    // The picture reaches a little beyond the landmarks; one landmark has surroundings of this many voxels.
    private const double Reach = 1.3;
    private const double LeastRadius = 12;

    // A coordinate's spread is drawn over this many standard deviations.
    private const double Sigmas = 3;

    /// <summary>Describes a scan.</summary>
    /// <param name="space">The model's search space.</param>
    /// <param name="grid">The scan on the working grid.</param>
    /// <param name="landmarks">The landmarks in grid voxels from the grid's centre, <c>[3 * landmarks]</c>.</param>
    public static CaseDescriptor Of(ISearchSpace space, WorkingGrid grid, ReadOnlySpan<double> landmarks)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(grid);
        double[] middle = new double[space.Dimension];
        double[] state = new double[space.Dimension];
        double[] shape = new double[space.Dimension];
        space.WriteMean(middle);
        space.Fit(landmarks, state);
        space.Displacement(middle, state, shape);
        for (int i = 0; i < shape.Length; i++)
        {
            shape[i] = Math.Round(Sigmas * shape[i] / space.Spread[i], Digits);
        }

        return new CaseDescriptor(shape, PictureOf(grid, space.PoseOf(state).Rotation, landmarks));
    }

    /// <summary>
    /// The distance of two scans: 1 where pose and shape differ by a standard deviation on average, or the cells by a tenth of the brightness.
    /// </summary>
    public double DistanceTo(CaseDescriptor other)
    {
        ArgumentNullException.ThrowIfNull(other);
        const double PictureUnit = 0.1;
        return Math.Sqrt(MeanSquare(Shape, other.Shape) + (MeanSquare(Picture, other.Picture) / (PictureUnit * PictureUnit)));
    }

    private static double MeanSquare(IReadOnlyList<double> one, IReadOnlyList<double> other) =>
        one.Zip(other, (a, b) => (a - b) * (a - b)).DefaultIfEmpty().Average();

    private static double[] PictureOf(WorkingGrid grid, Rotation rotation, ReadOnlySpan<double> landmarks)
    {
        Span<double> centre = stackalloc double[3];
        int count = landmarks.Length / 3;
        for (int i = 0; i < landmarks.Length; i++)
        {
            centre[i % 3] += landmarks[i] / count;
        }

        double radius = LeastRadius / Reach;
        for (int i = 0; i < landmarks.Length; i += 3)
        {
            double x = landmarks[i] - centre[0];
            double y = landmarks[i + 1] - centre[1];
            double z = landmarks[i + 2] - centre[2];
            radius = Math.Max(radius, Math.Sqrt((x * x) + (y * y) + (z * z)));
        }

        const int Side = Cells * SamplesPerCell;
        double step = 2 * Reach * radius / Side;
        double[] cells = new double[Cells * Cells * Cells];
        for (int i = 0; i < Side * Side * Side; i++)
        {
            (int x, int y, int z) = (i % Side, i / Side % Side, i / (Side * Side));
            var (dx, dy, dz) = rotation.Apply((x + 0.5 - (Side / 2.0)) * step, (y + 0.5 - (Side / 2.0)) * step, (z + 0.5 - (Side / 2.0)) * step);
            cells[(x / SamplesPerCell) + (Cells * ((y / SamplesPerCell) + (Cells * (z / SamplesPerCell))))] += Brightness(
                grid, centre[0] + dx, centre[1] + dy, centre[2] + dz);
        }

        const double Scale = 255.0 * SamplesPerCell * SamplesPerCell * SamplesPerCell;
        return [.. cells.Select(sum => Math.Round(sum / Scale, Digits))];
    }

    private static int Brightness(WorkingGrid grid, double x, double y, double z)
    {
        double i = Math.Round(x + grid.Centre.X);
        double j = Math.Round(y + grid.Centre.Y);
        double k = Math.Round(z + grid.Centre.Z);
        bool inside = i >= 0 && j >= 0 && k >= 0 && i < grid.Size.X && j < grid.Size.Y && k < grid.Size.Z;
        return inside ? grid.Intensities[(int)i + (grid.Size.X * ((int)j + (grid.Size.Y * (int)k)))] : 0;
    }
}
