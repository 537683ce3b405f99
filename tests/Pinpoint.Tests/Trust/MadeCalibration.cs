using Pinpoint.Localization;
using Pinpoint.Trust;

namespace Pinpoint.Tests.Trust;

/// <summary>Calibration sets whose errors follow the predicted one, with some landmarks harder than others.</summary>
internal static class MadeCalibration
{
    public const int Landmarks = 6;

    public static CalibrationSet Set(int cases, ulong seed, int folds = 3)
    {
        string[] names = [.. Enumerable.Range(1, Landmarks).Select(i => $"point {i}")];
        return new CalibrationSet(names, 0.01, [.. Enumerable.Range(0, cases).Select(number => Case(number, seed, 1 + (number % folds)))]);
    }

    public static CalibrationCase Case(int number, ulong seed, int? fold)
    {
        var random = new SplitMixRandom(seed, (ulong)number);
        var evidence = new LandmarkEvidence[Landmarks];
        double?[] errors = new double?[Landmarks];
        for (int i = 0; i < Landmarks; i++)
        {
            double predicted = Math.Exp(0.7 * random.NextNormal());
            double x = random.NextNormal();
            double y = random.NextNormal();
            double z = random.NextNormal();
            errors[i] = 0.2 * (1 + i) * predicted * Math.Sqrt((x * x) + (y * y) + (z * z));
            evidence[i] = new LandmarkEvidence
            {
                SpreadMm = 0.1 + random.NextUniform(),
                PredictedErrorMm = predicted,
                Presence = 0.9 + (0.05 * random.NextNormal()),
            };
        }

        var ofCase = new CaseEvidence
        {
            SpreadMm = 1 + (0.1 * random.NextNormal()),
            Presence = 0.9 + (0.03 * random.NextNormal()),
            PoseDistance = 1.5 + (0.4 * random.NextNormal()),
        };
        return new CalibrationCase($"case {number}", fold, evidence, ofCase, errors);
    }
}
