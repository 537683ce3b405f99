using MathNet.Numerics.LinearAlgebra;

namespace Pinpoint.Shapes;

/// <summary>
/// Principal components of a covariance that is shrunk towards smooth deformations of the mean shape, for few shapes: neighbours move together, and how much
/// this counts against what the shapes show falls with their number. One shape is enough. For shapes whose pose was taken away.
/// </summary>
internal sealed class SmoothComponentsKind : IShapePriorKind
{
    /// <summary>The name in plans.</summary>
    public const string KindName = "smooth";

    // As if so many more shapes had shown nothing but smooth deformations.
    private const double AssumedShapes = 3;

    // In root mean square distances from the shape's middle: how far what moves together reaches, and, where one shape says nothing of it, how far
    // landmarks move.
    private const double Reach = 0.5;
    private const double AssumedDeviation = 0.05;

    // Smooth deformations are those of the kernel's leading eigenvectors.
    private const int MostFields = 24;
    private const double LeastShare = 1e-3;

    // Pose spreads where one shape says nothing of them: radians, a share of the root mean square distance, and a logarithm.
    private const double AssumedRotation = 15 * Math.PI / 180;
    private const double AssumedTranslation = 0.25;
    private const double AssumedLogScale = 0.1;

    /// <inheritdoc/>
    public string Name => KindName;

    /// <inheritdoc/>
    public IShapePrior Restore(ShapeModel linear, Func<ShapeBend> bend) => linear;

    /// <inheritdoc/>
    public IShapePrior Learn(IReadOnlyList<double[]> shapes, ModeSelection selection, ShapePriorChoice choice)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        double[] mean = [.. Enumerable.Range(0, shapes[0].Length).Select(i => shapes.Average(shape => shape[i]))];
        double[][] seen = [.. shapes.Select(shape => shape.Zip(mean, (value, middle) => value - middle).ToArray())];
        double radius = RadiusOf(mean);
        double total = shapes.Count > 1
            ? seen.Sum(SquareOf) / (shapes.Count - 1)
            : AssumedDeviation * AssumedDeviation * radius * radius * (mean.Length / 3.0);
        double[][] smooth = FieldsOf(mean, Reach * radius);
        double known = shapes.Count - 1;
        double smoothFactor = Math.Sqrt(AssumedShapes / (known + AssumedShapes) * total / smooth.Sum(SquareOf));
        double seenFactor = Math.Sqrt(1 / (known + AssumedShapes));

        // Each deviation once in either direction: shapes with this mean and this covariance.
        double[][] deviations = [.. seen.Select(field => Scaled(field, seenFactor)), .. smooth.Select(field => Scaled(field, smoothFactor))];
        double spread = Math.Sqrt(((2 * deviations.Length) - 1) / 2.0);
        return PrincipalComponents.Build(
            [.. deviations.SelectMany(field => new[] { Moved(mean, field, spread), Moved(mean, field, -spread) })], selection);
    }

    /// <inheritdoc/>
    public PoseSpread Widen(PoseSpread found, int shapes, double radius)
    {
        double Blend(double deviation, double assumed)
        {
            // The deviation found is that about the shapes' own mean, by division by their number.
            double squares = shapes * deviation * deviation;
            return Math.Sqrt((squares + (AssumedShapes * assumed * assumed)) / (shapes - 1 + AssumedShapes));
        }

        return found with
        {
            Translation = Blend(found.Translation, AssumedTranslation * radius),
            Rotation = Blend(found.Rotation, AssumedRotation),
            LogScale = Blend(found.LogScale, AssumedLogScale),
        };
    }

    // Deformations of the mean shape by which a Gaussian kernel says how alike its points move, without those that are a change of pose.
    private static double[][] FieldsOf(double[] mean, double reach)
    {
        int landmarks = mean.Length / 3;
        Matrix<double> kernel = Matrix<double>.Build.Dense(landmarks, landmarks, (i, j) =>
            Math.Exp(-(Square(mean[3 * i] - mean[3 * j]) + Square(mean[(3 * i) + 1] - mean[(3 * j) + 1]) + Square(mean[(3 * i) + 2] - mean[(3 * j) + 2]))
                / (2 * reach * reach)));
        var decomposition = Decompositions.Symmetric(kernel);
        double[][] poses = PoseFields.Of(mean);
        var fields = new List<double[]>();
        for (int k = landmarks - 1; k >= 0 && landmarks - k <= MostFields; k--)
        {
            double variance = decomposition.EigenValues[k].Real;
            if (variance < LeastShare * landmarks)
            {
                break;
            }

            for (int axis = 0; axis < 3; axis++)
            {
                double[] field = new double[mean.Length];
                for (int i = 0; i < landmarks; i++)
                {
                    field[(3 * i) + axis] = Math.Sqrt(variance) * decomposition.EigenVectors[i, k];
                }

                PoseFields.Remove(field, poses);
                fields.Add(field);
            }
        }

        return [.. fields];
    }

    private static double RadiusOf(double[] mean)
    {
        double[] middle = [.. Enumerable.Range(0, 3).Select(axis => mean.Where((_, i) => i % 3 == axis).Average())];
        return Math.Sqrt(mean.Select((value, i) => Square(value - middle[i % 3])).Sum() / (mean.Length / 3.0));
    }

    private static double[] Scaled(double[] field, double factor) => [.. field.Select(value => factor * value)];

    private static double[] Moved(double[] mean, double[] field, double factor) => [.. mean.Zip(field, (middle, value) => middle + (factor * value))];

    private static double SquareOf(double[] field) => field.Sum(Square);

    private static double Square(double value) => value * value;
}
