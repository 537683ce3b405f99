using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Shapes;

namespace Pinpoint.Tests.Shapes;

public sealed class RotationTests
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, 100_000).ToArbitrary();

    [Fact]
    public void A_rotation_comes_back_from_its_vector_up_to_half_a_turn() => Prop.ForAll(
        Seeds,
        seed =>
        {
            var random = new SplitMixRandom((ulong)seed);
            double[] axis = [random.NextNormal(), random.NextNormal(), random.NextNormal()];
            double length = Math.Sqrt(axis.Sum(value => value * value));
            double angle = random.NextUniform(0, Math.PI - 1e-6);
            double[] vector = [.. axis.Select(value => value * angle / length)];
            var (x, y, z) = Rotation.FromVector(vector[0], vector[1], vector[2]).ToVector();
            return Math.Abs(x - vector[0]) + Math.Abs(y - vector[1]) + Math.Abs(z - vector[2]) < 1e-7;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_rotation_and_its_inverse_cancel() => Prop.ForAll(
        Seeds,
        seed =>
        {
            var random = new SplitMixRandom((ulong)seed);
            var rotation = Rotation.FromVector(random.NextNormal(), random.NextNormal(), random.NextNormal());
            Rotation nothing = rotation.After(rotation.Inverse);
            return Math.Abs(nothing.XX - 1) + Math.Abs(nothing.YY - 1) + Math.Abs(nothing.ZZ - 1) + Math.Abs(nothing.XY) + Math.Abs(nothing.YZ) + Math.Abs(
                nothing.ZX) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Alignment_finds_the_similarity_that_moved_a_shape() => Prop.ForAll(
        Seeds,
        seed =>
        {
            var random = new SplitMixRandom((ulong)seed);
            double[] shape = new double[15];
            for (int i = 0; i < shape.Length; i++)
            {
                shape[i] = 10 * random.NextNormal();
            }

            var truth = new Similarity(
                Rotation.FromVector(random.NextNormal(), random.NextNormal(), random.NextNormal()),
                random.NextUniform(0.5, 2),
                random.NextNormal(),
                random.NextNormal(),
                random.NextNormal());
            double[] moved = new double[15];
            truth.Apply(shape, moved);
            double[] found = new double[15];
            Procrustes.Align(shape, moved).Apply(shape, found);
            double[] back = new double[15];
            truth.ApplyInverse(moved, back);
            return found.Zip(moved, (a, b) => Math.Abs(a - b)).Max() < 1e-7 && back.Zip(shape, (a, b) => Math.Abs(a - b)).Max() < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_mirrored_shape_is_turned_never_mirrored_back()
    {
        double[] shape = [0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3];
        double[] mirrored = [.. shape.Select((value, i) => i % 3 == 0 ? -value : value)];
        Rotation rotation = Procrustes.Align(shape, mirrored).Rotation;
        double determinant = (rotation.XX * ((rotation.YY * rotation.ZZ) - (rotation.YZ * rotation.ZY)))
            - (rotation.XY * ((rotation.YX * rotation.ZZ) - (rotation.YZ * rotation.ZX)))
            + (rotation.XZ * ((rotation.YX * rotation.ZY) - (rotation.YY * rotation.ZX)));
        determinant.ShouldBe(1, 1e-9);
    }
}
