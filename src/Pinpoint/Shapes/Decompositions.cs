using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Pinpoint.Shapes;

/// <summary>Decompositions of matrices that are known to be of finite, moderate numbers: of others the iterations need not end.</summary>
internal static class Decompositions
{
    // Its square is far from the largest number, and no length or product of lengths that can be comes near it.
    private const double Greatest = 1e100;

    /// <summary>The singular value decomposition.</summary>
    /// <exception cref="BadInputException">A number is not finite or beyond all bounds, or the iterations found no end.</exception>
    public static Svd<double> Singular(Matrix<double> matrix, bool vectors = true) => Of(matrix, () => matrix.Svd(vectors));

    /// <summary>The eigenvalues and eigenvectors of a symmetric matrix.</summary>
    /// <exception cref="BadInputException">A number is not finite or beyond all bounds, or the iterations found no end.</exception>
    public static Evd<double> Symmetric(Matrix<double> matrix) => Of(matrix, () => matrix.Evd(Symmetricity.Symmetric));

    /// <summary>Solves equations whose matrix is symmetric and positive.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="right">The right sides, a column each.</param>
    /// <exception cref="BadInputException">A number is not finite or beyond all bounds, or the matrix is not positive.</exception>
    public static Matrix<double> Solve(Matrix<double> matrix, Matrix<double> right) => Of(matrix, () => matrix.Cholesky().Solve(right));

    private static T Of<T>(Matrix<double> matrix, Func<T> decompose)
    {
        if (matrix.Exists(value => !(Math.Abs(value) <= Greatest), Zeros.AllowSkip))
        {
            throw Impossible(null);
        }

        try
        {
            return decompose();
        }
        catch (Exception exception) when (exception is NonConvergenceException or ArgumentException)
        {
            throw Impossible(exception);
        }
    }

    private static BadInputException Impossible(Exception? cause) =>
        new("the numbers make no shape (they are not finite, or beyond all bounds); check the landmarks' positions and the scans' spacing", cause);
}
