using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace Pinpoint.Shapes;

/// <summary>
/// What a landmark's place is, given where it was seen, how sure that is, and where the others were seen: the mean of a normal distribution of shapes,
/// conditioned on the places that were seen, each with a variance of its own.
/// </summary>
/// <remarks>
/// The covariance of the shapes is that of the training set's modes, of smooth deformations of the mean, and of every coordinate on its own; the last two stand
/// for what so few shapes do not show. Pose may be any. The constants were chosen on three folds of the mouse skulls, where all near them do as well; five and
/// three scans agree.
/// </remarks>
internal sealed class ShapeConsensus
{
    // How far, in mean distances of the landmarks from their middle, smooth deformations move neighbours together.
    private const double Reach = 0.5;

    // Variances of a coordinate, as shares of the training set's mean variance of one: by smooth deformations, on its own, and by pose.
    private const double SmoothShare = 1;
    private const double OwnShare = 0.25;
    private const double PoseShare = 1e4;

    // Smooth deformations are told by as many landmarks as leave no other more of its variance than this.
    private const double LeastRest = 0.05;

    // Of a coordinate's usual deviation: what is seen is never surer than this.
    private const double LeastDeviation = 1e-3;

    private readonly double[] _mean;
    private readonly double _leastVariance;
    private readonly double[] _own;
    private readonly double[][] _fields;

    /// <summary>Prepares the distribution.</summary>
    /// <param name="model">The shape model of aligned shapes, its mean centred on the origin.</param>
    public ShapeConsensus(ShapeModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _mean = model.Mean.ToArray();
        double variance = model.TotalVariance / _mean.Length;
        _leastVariance = LeastDeviation * LeastDeviation * variance;
        var fields = new List<double[]>();
        for (int mode = 0; mode < model.ModeCount; mode++)
        {
            fields.Add(Scaled(model.Mode(mode), Math.Sqrt(model.Variances[mode])));
        }

        double[] rest = AddSmooth(SmoothShare * variance, fields);

        // The alignment by the landmarks as they were seen leaves a small change of pose.
        fields.AddRange(PoseFields.Of(_mean).Select(field => Scaled(field, Math.Sqrt(PoseShare * variance * field.Length))));
        _fields = [.. fields];
        _own = [.. _mean.Select((_, i) => (OwnShare * variance) + rest[i / 3])];
    }

    /// <summary>Moves landmarks to where all of them together say that they are.</summary>
    /// <param name="deviations">Per landmark, the standard deviation of each of its coordinates as it was seen, in the landmarks' unit; infinite where it was
    /// not seen, and only the others tell.</param>
    /// <param name="landmarks">The landmarks, <c>[3 * landmarks]</c>. Those that were seen are moved by no more than the root mean square distance that their
    /// deviations make: a shape that is none of the training set's is left as it was seen.</param>
    /// <returns>False where fewer than three were seen, and nothing was moved.</returns>
    public bool Apply(ReadOnlySpan<double> deviations, Span<double> landmarks)
    {
        int count = deviations.Length;
        double[] weights = new double[count];
        int seen = 0;
        for (int i = 0; i < count; i++)
        {
            weights[i] = double.IsFinite(deviations[i]) ? 1 / ((deviations[i] * deviations[i]) + _leastVariance) : 0;
            seen += weights[i] > 0 ? 1 : 0;
        }

        if (seen < 3)
        {
            return false;
        }

        Similarity pose = Procrustes.Align(_mean, landmarks, weights);
        double[] aligned = new double[landmarks.Length];
        pose.ApplyInverse(landmarks, aligned);
        double[] expected = Expect(aligned, deviations, pose.Scale);
        pose.Apply(expected, expected);
        for (int i = 0; i < count; i++)
        {
            Span<double> landmark = landmarks.Slice(3 * i, 3);
            double share = Math.Min(1, Math.Sqrt(3) * deviations[i] / TensorPrimitives.Distance(landmark, expected.AsSpan(3 * i, 3)));
            for (int axis = 0; axis < 3; axis++)
            {
                double way = expected[(3 * i) + axis] - landmark[axis];
                landmark[axis] += double.IsNaN(share) ? way : share * way;
            }
        }

        return true;
    }

    // The mean of what is wanted, given what was seen: with the fields' covariance F F' and the diagonal A of what each coordinate does on its own (as shapes
    // differ and as it was seen), the parameters of the fields solve (1 + F' A^-1 F) b = F' A^-1 (seen - mean).
    private double[] Expect(double[] aligned, ReadOnlySpan<double> deviations, double scale)
    {
        int rank = _fields.Length;
        double[] precision = new double[aligned.Length];
        double[] residual = new double[aligned.Length];
        for (int i = 0; i < aligned.Length; i++)
        {
            double deviation = deviations[i / 3] / scale;
            precision[i] = 1 / (_own[i] + _leastVariance + (deviation * deviation));
            residual[i] = precision[i] > 0 ? precision[i] * (aligned[i] - _mean[i]) : 0;
        }

        Matrix<double> equations = Matrix<double>.Build.DenseIdentity(rank);
        Matrix<double> right = Matrix<double>.Build.Dense(rank, 1);
        double[] weighted = new double[aligned.Length];
        for (int row = 0; row < rank; row++)
        {
            TensorPrimitives.Multiply<double>(_fields[row], precision, weighted);
            right[row, 0] = TensorPrimitives.Dot<double>(_fields[row], residual);
            for (int column = row; column < rank; column++)
            {
                double product = TensorPrimitives.Dot<double>(weighted, _fields[column]);
                equations[row, column] += product;
                equations[column, row] = equations[row, column];
            }
        }

        Matrix<double> parameters = Decompositions.Solve(equations, right);
        double[] common = [.. _mean];
        for (int field = 0; field < rank; field++)
        {
            TensorPrimitives.MultiplyAdd<double>(_fields[field], parameters[field, 0], common, common);
        }

        // What a coordinate is off the fields' shape is divided between the two that may do so on their own.
        return [.. common.Select((place, i) => place + (precision[i] > 0 ? _own[i] * precision[i] * (aligned[i] - place) : 0))];
    }

    // Smooth deformations as fields, by a Cholesky factor of their covariance with pivots; returns the variance of each landmark's coordinates that they leave.
    private double[] AddSmooth(double variance, List<double[]> fields)
    {
        int count = _mean.Length / 3;
        double reach = Reach * Enumerable.Range(0, count).Average(i => TensorPrimitives.Norm<double>(_mean.AsSpan(3 * i, 3)));
        double[] rest = [.. Enumerable.Repeat(variance, count)];
        var columns = new List<double[]>();
        for (int pivot = 0; rest[pivot] > LeastRest * variance; pivot = Array.IndexOf(rest, rest.Max()))
        {
            double root = Math.Sqrt(rest[pivot]);
            double[] column = new double[count];
            for (int i = 0; i < count; i++)
            {
                double distance = TensorPrimitives.Distance<double>(_mean.AsSpan(3 * pivot, 3), _mean.AsSpan(3 * i, 3)) / reach;
                column[i] = ((variance * Math.Exp(-distance * distance / 2)) - columns.Sum(other => other[pivot] * other[i])) / root;
                rest[i] = i == pivot ? 0 : Math.Max(0, rest[i] - (column[i] * column[i]));
            }

            columns.Add(column);
        }

        foreach (double[] column in columns)
        {
            for (int axis = 0; axis < 3; axis++)
            {
                fields.Add([.. _mean.Select((_, i) => i % 3 == axis ? column[i / 3] : 0)]);
            }
        }

        return rest;
    }

    private static double[] Scaled(ReadOnlySpan<double> field, double factor)
    {
        double[] scaled = new double[field.Length];
        TensorPrimitives.Multiply(field, factor, scaled);
        return scaled;
    }
}
