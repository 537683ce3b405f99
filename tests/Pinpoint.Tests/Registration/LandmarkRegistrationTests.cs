using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Imaging;
using Pinpoint.Registration;

namespace Pinpoint.Tests.Registration;

/// <summary>The laws of registration by landmarks.</summary>
public sealed class LandmarkRegistrationTests
{
    private static readonly TransformKind[] Matrices = [TransformKind.Rigid, TransformKind.Similarity, TransformKind.Affine];

    [Fact]
    public void A_map_of_a_kind_is_found_exactly_whatever_the_radii_and_the_fit() => Prop.ForAll<int>(seed =>
    {
        var random = new RandomMaps(seed);
        LandmarkSet still = random.Landmarks(8);
        foreach (TransformKind kind in Matrices)
        {
            MatrixTransform truth = Truth(kind, random);
            LandmarkSet moving = RandomMaps.Mapped(still, truth.Map);
            foreach (LandmarkFit fit in LandmarkFits.All)
            {
                LandmarkSet doubted = new(moving.Select(landmark => landmark with { Radius95 = random.Uniform(0.5, 5) }));
                foreach (LandmarkSet set in new[] { moving, doubted })
                {
                    RegistrationResult found = LandmarkRegistration.Register(set, still, new RegistrationOptions(kind) { Fit = fit });
                    ShouldBeSame(found.Transform, truth, random, 1e-6);
                    found.RootMeanSquareMm.ShouldBeLessThan(1e-7);
                    found.LeftOut.ShouldBeEmpty();
                }
            }
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(4));

    [Fact]
    public void To_register_the_other_way_gives_the_inverse_of_a_rigid_transform() => Prop.ForAll<int>(seed =>
    {
        var random = new RandomMaps(seed);
        LandmarkSet still = random.Landmarks(7);
        MatrixTransform truth = random.Similarity();
        LandmarkSet moving = RandomMaps.Mapped(still, point => random.Jittered(truth.Map(point), 1));
        var options = new RegistrationOptions { Fit = LandmarkFit.LeastSquares };
        var there = (MatrixTransform)LandmarkRegistration.Register(moving, still, options).Transform;
        var back = (MatrixTransform)LandmarkRegistration.Register(still, moving, options).Transform;
        var place = new WorldPoint(random.Uniform(-100, 100), random.Uniform(-100, 100), random.Uniform(-100, 100));
        back.Map(there.Map(place)).DistanceTo(place).ShouldBeLessThan(1e-6);
        there.MapBack(there.Map(place)).DistanceTo(place).ShouldBeLessThan(1e-6);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Least_squares_of_weights_that_nothing_beats() => Prop.ForAll<int>(seed =>
    {
        // No small change of the matrix makes the weighted sum of squares less.
        var random = new RandomMaps(seed);
        LandmarkSet still = random.Landmarks(9);
        LandmarkSet moving = new(Bent(random, still, 2)
            .Select(landmark => landmark with { Radius95 = random.Uniform(0.5, 8) }));
        var options = new RegistrationOptions(TransformKind.Affine) { Fit = LandmarkFit.LeastSquares };
        var found = (MatrixTransform)LandmarkRegistration.Register(moving, still, options).Transform;
        double least = Sum(found.Matrix);
        double[] rows = [.. Enumerable.Range(0, 12).Select(i => found.Matrix[i / 4, i % 4])];
        for (int i = 0; i < 12; i++)
        {
            foreach (double step in (double[])[-1, 1])
            {
                double[] other = [.. rows];
                other[i] += step * (i % 4 == 3 ? 0.1 : 0.001);
                Sum(new Affine(other)).ShouldBeGreaterThan(least);
            }
        }

        double Sum(Affine matrix) => still.Zip(moving, (from, to) => Math.Pow(
            new MatrixTransform(matrix).Map(from.Position!.Value).DistanceTo(to.Position!.Value) / to.Radius95!.Value, 2)).Sum();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_landmark_of_a_small_radius_counts_more()
    {
        var random = new RandomMaps(3);
        LandmarkSet still = random.Landmarks(6);
        LandmarkSet moving = RandomMaps.Mapped(still, point => random.Jittered(point, 3));
        LandmarkSet sure = new(moving.Select((landmark, i) => landmark with { Radius95 = i == 2 ? 0.1 : 10 }));
        RegistrationResult plain = LandmarkRegistration.Register(moving, still);
        RegistrationResult weighted = LandmarkRegistration.Register(sure, still);
        weighted.Landmarks[2].ResidualMm.ShouldBeLessThan(0.05);
        plain.Landmarks[2].ResidualMm.ShouldBeGreaterThan(0.5);
        weighted.Landmarks[2].Weight.ShouldBe(1);
        weighted.KnowsRadii.ShouldBeTrue();
    }

    [Fact]
    public void Ransac_finds_the_landmarks_that_are_right() => Prop.ForAll<int>(seed =>
    {
        var random = new RandomMaps(seed);
        foreach (TransformKind kind in Matrices)
        {
            LandmarkSet still = random.Landmarks(14);
            MatrixTransform truth = Truth(kind, random);
            string[] wrong = ["L1", "L4", "L8", "L13"];
            LandmarkSet moving = new(RandomMaps.Mapped(still, point => random.Jittered(truth.Map(point), 0.01)).Select(landmark =>
                wrong.Contains(landmark.Name) ? landmark with { Position = random.Jittered(landmark.Position!.Value, 60) } : landmark));
            foreach (double? limit in (double?[])[null, 1])
            {
                RegistrationResult found = LandmarkRegistration.Register(
                    moving, still, new RegistrationOptions(kind) { Fit = LandmarkFit.Consensus, InlierMm = limit });

                // A landmark may be off by so little, by chance, that it agrees; one that is right may by chance be the worst.
                wrong.Where(name => Off(name) > 5).Except(found.LeftOut, StringComparer.Ordinal).ShouldBeEmpty();
                found.LeftOut.Except(wrong, StringComparer.Ordinal).Count().ShouldBeLessThanOrEqualTo(limit is null ? 2 : 0);
                ShouldBeSame(found.Transform, truth, random, 0.3);
            }

            double Off(string name) => truth.Map(still.Find(name)!.Position!.Value).DistanceTo(moving.Find(name)!.Position!.Value);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(4));

    [Fact]
    public void Robust_weights_are_hurt_less_by_a_wrong_landmark_than_least_squares()
    {
        var random = new RandomMaps(11);
        LandmarkSet still = random.Landmarks(12);
        MatrixTransform truth = random.Similarity();
        LandmarkSet moving = new(RandomMaps.Mapped(still, point => random.Jittered(truth.Map(point), 0.2))
            .Select(landmark => landmark.Name == "L5" ? landmark with { Position = random.Jittered(landmark.Position!.Value, 40) } : landmark));
        double Error(LandmarkFit fit) => still.Where(landmark => landmark.Name != "L5").Max(landmark =>
            LandmarkRegistration.Register(moving, still, new RegistrationOptions { Fit = fit }).Transform.Map(landmark.Position!.Value)
                .DistanceTo(truth.Map(landmark.Position!.Value)));
        Error(LandmarkFit.Robust).ShouldBeLessThan(0.25 * Error(LandmarkFit.LeastSquares));
        Error(LandmarkFit.Consensus).ShouldBeLessThan(0.5);
    }

    [Fact]
    public void Residuals_and_targets_are_as_large_as_they_are_expected()
    {
        // 300 draws of the landmarks' errors; 95 % of lengths below the expected one, as normal as they are.
        const int Draws = 300;
        var random = new RandomMaps(5);
        LandmarkSet still = random.Landmarks(8);
        double[] radii = [.. still.Select(_ => random.Uniform(1, 6))];
        foreach (TransformKind kind in Matrices)
        {
            MatrixTransform truth = Truth(kind, random);
            double residuals = 0;
            double targets = 0;
            for (int draw = 0; draw < Draws; draw++)
            {
                LandmarkSet moving = new(still.Select((landmark, i) => landmark with
                {
                    Position = random.Jittered(truth.Map(landmark.Position!.Value), radii[i] / 2.7955),
                    Radius95 = radii[i],
                }));
                RegistrationResult found = LandmarkRegistration.Register(moving, still, new RegistrationOptions(kind) { Fit = LandmarkFit.LeastSquares });
                residuals += found.Landmarks.Count(landmark => landmark.ResidualMm < landmark.Expected95Mm) / (8.0 * Draws);
                targets += found.Landmarks.Count(landmark => landmark.Mapped.DistanceTo(truth.Map(landmark.Fixed)) < landmark.Target95Mm) / (8.0 * Draws);
            }

            // The errors are not alike in all directions, so that their lengths are not quite chi's.
            residuals.ShouldBeInRange(0.92, 0.98, kind.ToString());
            targets.ShouldBeInRange(0.91, 0.98, kind.ToString());
        }
    }

    [Fact]
    public void Too_few_landmarks_and_such_on_a_line_or_in_a_plane_are_told_in_one_line()
    {
        var random = new RandomMaps(1);
        LandmarkSet five = random.Landmarks(5);
        LandmarkSet two = new(five.Take(2));
        LandmarkSet line = new(five.Select((landmark, i) => landmark with { Position = new WorldPoint(i, 2 * i, 5 - (3 * i)) }));
        LandmarkSet plane = random.Landmarks(5, thickness: 0);
        LandmarkSet others = new(five.Select(landmark => landmark with { Name = "other " + landmark.Name }));
        Message(two, five, TransformKind.Rigid).ShouldBe(
            "the two scans share 2 landmarks ('L0', 'L1'), and a rigid transform needs 3 or more that are not on one line");
        Message(new LandmarkSet(five.Take(3)), five, TransformKind.Affine).ShouldContain("affine transform needs 4 or more that are not in one plane");
        Message(five, line, TransformKind.Rigid).ShouldContain("on one line in the fixed scan");
        Message(line, five, TransformKind.Similarity).ShouldContain("on one line in the moving scan");
        Message(five, plane, TransformKind.Affine).ShouldContain("in one plane (or on one line) in the fixed scan");
        Message(five, plane, TransformKind.ThinPlateSpline).ShouldContain("rigid or similarity");
        Message(others, five, TransformKind.Rigid).ShouldContain("no landmark has the same name in both scans");
        Message(new LandmarkSet([]), new LandmarkSet([]), TransformKind.Rigid).ShouldContain("no landmark");
        Message(five, five, TransformKind.Affine, LandmarkFit.Consensus).ShouldContain("6 or more are needed to tell wrong ones");
        Should.Throw<UsageException>(() => LandmarkRegistration.Register(
            five, five, new RegistrationOptions(TransformKind.ThinPlateSpline) { Fit = LandmarkFit.Robust })).Message.ShouldContain("ransac");
        Should.Throw<UsageException>(() => LandmarkRegistration.Register(five, five, new RegistrationOptions { InlierMm = 1 }));

        // A plane is enough to turn and to shift.
        LandmarkRegistration.Register(plane, plane).RootMeanSquareMm.ShouldBeLessThan(1e-9);
    }

    [Fact]
    public void What_is_odd_is_warned_of()
    {
        var random = new RandomMaps(4);
        LandmarkSet still = random.Landmarks(6);
        LandmarkSet mirrored = RandomMaps.Mapped(still, point => point with { X = -point.X });
        LandmarkRegistration.Register(mirrored, still).Warnings.ShouldHaveSingleItem().ShouldContain("mirror image would fit far better");
        LandmarkRegistration.Register(mirrored, still, new RegistrationOptions(TransformKind.Affine)).Warnings.ShouldHaveSingleItem().ShouldContain("mirror");
        LandmarkSet flat = random.Landmarks(6, thickness: 2);
        LandmarkRegistration.Register(flat, flat, new RegistrationOptions(TransformKind.Affine)).Warnings
            .ShouldHaveSingleItem().ShouldContain("nearly in one plane");
        LandmarkSet gap = new(still.Select((landmark, i) => i == 0 ? Landmark.Missing("L0") : i == 1 ? landmark with { Name = "else" } : landmark));
        LandmarkRegistration.Register(gap, still).Warnings.Count.ShouldBe(2);
        LandmarkSet sure = new(RandomMaps.Mapped(still, point => random.Jittered(point, 20)).Select(landmark => landmark with { Radius95 = 0.1 }));
        LandmarkRegistration.Register(sure, still).Warnings.ShouldHaveSingleItem().ShouldContain("times what the error radii explain");
        LandmarkRegistration.Register(still, still).Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Many_landmarks_are_sampled_and_the_seed_alone_decides()
    {
        var random = new RandomMaps(8);
        LandmarkSet still = random.Landmarks(60);
        MatrixTransform truth = random.Affine();
        LandmarkSet moving = new(RandomMaps.Mapped(still, truth.Map).Select((landmark, i) =>
            i % 3 == 0 ? landmark with { Position = random.Jittered(landmark.Position!.Value, 50) } : landmark));
        var options = new RegistrationOptions(TransformKind.Affine) { Fit = LandmarkFit.Consensus, Seed = 4 };
        RegistrationResult found = LandmarkRegistration.Register(moving, still, options);
        found.LeftOut.Count().ShouldBe(20);
        ShouldBeSame(found.Transform, truth, random, 1e-6);
        LandmarkRegistration.Register(moving, still, options).Landmarks.ShouldBe(found.Landmarks);
    }

    private static MatrixTransform Truth(TransformKind kind, RandomMaps random) => kind switch
    {
        TransformKind.Rigid => random.Similarity(),
        TransformKind.Similarity => random.Similarity(random.Uniform(0.3, 3)),
        _ => random.Affine(),
    };

    private static string Message(LandmarkSet moving, LandmarkSet still, TransformKind kind, LandmarkFit? fit = null)
    {
        string message = Should.Throw<BadInputException>(
            () => LandmarkRegistration.Register(moving, still, new RegistrationOptions(kind) { Fit = fit })).Message;
        message.ShouldNotContain('\n');
        return message;
    }

    private static void ShouldBeSame(ISpatialTransform found, MatrixTransform truth, RandomMaps random, double within)
    {
        var place = new WorldPoint(random.Uniform(-300, 300), random.Uniform(-300, 300), random.Uniform(-300, 300));
        found.Map(place).DistanceTo(truth.Map(place)).ShouldBeLessThan(within * 10);
    }

    private static LandmarkSet Bent(RandomMaps random, LandmarkSet still, double deviation)
    {
        MatrixTransform map = random.Affine();
        return RandomMaps.Mapped(still, point => random.Jittered(map.Map(point), deviation));
    }
}
