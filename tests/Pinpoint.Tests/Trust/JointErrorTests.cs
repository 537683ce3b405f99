using Pinpoint.Biometry;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Shapes;
using Pinpoint.Trust;

namespace Pinpoint.Tests.Trust;

/// <summary>Errors of one scan that go together: learnt, kept, turned with the body, and what they make of intervals.</summary>
public sealed class JointErrorTests
{
    private const int Landmarks = MadeCalibration.Landmarks;

    [Fact]
    public void Intervals_hold_and_are_narrower_where_all_landmarks_of_a_scan_are_off_alike()
    {
        Calibration calibration = Calibrator.Fit(Set(60, 1), "made");
        JointErrors joint = calibration.Joint.ShouldNotBeNull();
        joint.Cases.Count.ShouldBe(60);
        joint.IsSound(Landmarks).ShouldBeTrue();
        var length = new MeasurementDefinition("length", "length", MeasurementKind.Distance, [["point 1"], ["point 4"]]);
        var angle = new MeasurementDefinition("angle", "angle", MeasurementKind.Angle, [["point 2"], ["point 3"], ["point 6"]]);
        foreach (MeasurementDefinition definition in (MeasurementDefinition[])[length, angle])
        {
            int held = 0;
            double width = 0;
            double alone = 0;
            const int Fresh = 500;
            for (int number = 0; number < Fresh; number++)
            {
                (WorldPoint[] truth, WorldPoint[] found) = Places(number, 2);
                LandmarkSet plain = Found(found, calibration);
                LandmarkSet drawn = ErrorDraws.Attach(calibration, plain);
                double value = Measuring.Measure(definition, Found(truth, calibration)).Value;
                MeasurementInterval interval = Measuring.Measure(definition, drawn).Interval95!.Value;
                MeasurementInterval wide = Measuring.Measure(definition, plain).Interval95!.Value;
                held += interval.Contains(value) ? 1 : 0;
                width += interval.High - interval.Low;
                alone += wide.High - wide.Low;
            }

            (held / (double)Fresh).ShouldBeInRange(0.92, 0.98, definition.Name);
            width.ShouldBeLessThan(alone * 2 / 3, definition.Name);
        }
    }

    [Fact]
    public void A_frame_turns_with_the_body_and_mirrors_with_it()
    {
        var random = new SplitMixRandom(3);
        double[] shape = [.. Enumerable.Range(0, 18).Select(_ => random.NextUniform(-40, 40))];
        var turn = Rotation.FromVector(0.4, -1.2, 2);
        foreach (double hand in (double[])[1, -1])
        {
            double[] body = new double[18];
            for (int i = 0; i < 18; i += 3)
            {
                var (x, y, z) = turn.Apply(shape[i], shape[i + 1], shape[i + 2]);
                (body[i], body[i + 1], body[i + 2]) = (hand * ((1.3 * x) + 7), (1.3 * y) - 9, (1.3 * z) + 100);
            }

            BodyFrame frame = BodyFrame.Of(shape, body)!.Value;
            var (a, b, c) = frame.FromWorld(body[3] - body[0], body[4] - body[1], body[5] - body[2]);
            a.ShouldBe(1.3 * (shape[3] - shape[0]), 1e-9);
            b.ShouldBe(1.3 * (shape[4] - shape[1]), 1e-9);
            c.ShouldBe(1.3 * (shape[5] - shape[2]), 1e-9);
            var (u, v, w) = frame.ToWorld(a, b, c);
            u.ShouldBe(body[3] - body[0], 1e-9);
            v.ShouldBe(body[4] - body[1], 1e-9);
            w.ShouldBe(body[5] - body[2], 1e-9);
        }

        BodyFrame.Of(shape, [.. Enumerable.Repeat(double.NaN, 12), 1, 2, 3, 4, 5, 6]).ShouldBeNull();
        BodyFrame.Of(shape, [.. Enumerable.Range(0, 18).Select(i => (double)(i / 3))]).ShouldBeNull();
    }

    [Fact]
    public void Sets_without_directions_too_few_scans_and_missing_landmarks_say_nothing_together()
    {
        Calibrator.Fit(MadeCalibration.Set(40, 1), "made").Joint.ShouldBeNull();
        Calibrator.Fit(Set(JointErrors.FewestCases - 1, 1), "made").Joint.ShouldBeNull();
        Calibration calibration = Calibrator.Fit(Set(20, 1), "made");
        (_, WorldPoint[] found) = Places(0, 2);
        LandmarkSet plain = Found(found, calibration);
        ErrorDraws.Attach(calibration with { Joint = null }, plain).ShouldBeSameAs(plain);
        ErrorDraws.Attach(null, plain).ShouldBeSameAs(plain);
        LandmarkSet gap = ErrorDraws.Attach(
            calibration, new LandmarkSet(plain.Select(landmark => landmark.Name == "point 2" ? Landmark.Absent("point 2") : landmark)));
        gap.ErrorDraws.ShouldAllBe(draw => double.IsNaN(draw[3]) && double.IsFinite(draw[0]));
    }

    [Fact]
    public void A_set_keeps_the_directions_of_its_errors_and_picks_them_with_the_landmarks()
    {
        using var folder = new Testing.TemporaryFolder();
        CalibrationSet set = Set(10, 4);
        string file = folder.File("calibration.json");
        CalibrationSetFile.Write(file, set);
        CalibrationSet read = CalibrationSetFile.Read(file);
        Calibrator.Fit(read, "file").Joint!.Cases[3].ShouldBe(Calibrator.Fit(set, "memory").Joint!.Cases[3]);
        ErrorDirections picked = set.For(["point 3", "point 1"], file).Cases[0].Directions!;
        picked.FoundLpsMm.ShouldBe([.. set.Cases[0].Directions!.FoundLpsMm.Skip(6).Take(3), .. set.Cases[0].Directions!.FoundLpsMm.Take(3)]);
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"off_lps_mm\": [", "\"off_lps_mm\": [1, ", StringComparison.Ordinal));
        Should.Throw<BadInputException>(() => CalibrationSetFile.Read(file)).Message.ShouldContain("case");
    }

    private static LandmarkSet Found(WorldPoint[] places, Calibration calibration) => new(places.Select((place, i) =>
        Landmark.At($"point {i + 1}", place) with { Radius95 = CalibratedError.RadiusMm(calibration, i, new LandmarkEvidence { SpreadMm = 0.5 }) }));

    private static CalibrationSet Set(int cases, ulong seed)
    {
        string[] names = [.. Enumerable.Range(1, Landmarks).Select(i => $"point {i}")];
        return new CalibrationSet(names, 0.01, [.. Enumerable.Range(0, cases).Select(number =>
        {
            (WorldPoint[] truth, WorldPoint[] found) = Places(number, seed);
            LandmarkEvidence[] evidence = [.. names.Select(_ => new LandmarkEvidence { SpreadMm = 0.5 })];
            double?[] errors = [.. truth.Zip(found, (one, other) => (double?)one.DistanceTo(other))];
            return new CalibrationCase($"case {number}", null, evidence, new CaseEvidence(), errors)
            {
                Directions = ErrorDirections.Of([.. found.Select(place => (WorldPoint?)place)], [.. truth.Select(place => (WorldPoint?)place)]),
            };
        })]);
    }

    // A turned body, its landmarks all off by one shift and each by a little of its own.
    private static (WorldPoint[] Truth, WorldPoint[] Found) Places(int number, ulong seed)
    {
        var random = new SplitMixRandom(seed, (ulong)number);
        var turn = Rotation.FromVector(random.NextUniform(-2, 2), random.NextUniform(-2, 2), random.NextUniform(-2, 2));
        (double shiftX, double shiftY, double shiftZ) = (random.NextNormal(), random.NextNormal(), random.NextNormal());
        var truth = new WorldPoint[Landmarks];
        var found = new WorldPoint[Landmarks];
        var shape = new SplitMixRandom(77);
        for (int i = 0; i < Landmarks; i++)
        {
            var (x, y, z) = turn.Apply(shape.NextUniform(-40, 40), shape.NextUniform(-40, 40), shape.NextUniform(-40, 40));
            truth[i] = new WorldPoint(x, y, z);
            found[i] = new WorldPoint(
                x + shiftX + (0.3 * random.NextNormal()), y + shiftY + (0.3 * random.NextNormal()), z + shiftZ + (0.3 * random.NextNormal()));
        }

        return (truth, found);
    }
}
