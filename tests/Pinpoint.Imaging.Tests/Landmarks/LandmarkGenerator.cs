using FsCheck;
using FsCheck.Fluent;

namespace Pinpoint.Imaging.Tests;

/// <summary>Random landmark sets with awkward labels and texts, for the laws of the file formats.</summary>
public static class LandmarkGenerator
{
    private static readonly string[] Labels = ["CSP", "front head", "a,b", "say \"left\"", "Größe", "01", "x;y", "#1", "頭"];
    private static readonly string[] Texts = ["", "by hand", "a, b", "half; whole", "\"quoted\""];

    public static Arbitrary<LandmarkSet> LandmarkSets() =>
        (from count in Gen.Choose(1, Labels.Length)
         from order in Gen.Shuffle(Labels)
         from landmarks in Gen.CollectToList(order.Take(count), Landmarks)
         select new LandmarkSet(landmarks)).ToArbitrary();

    private static Gen<Landmark> Landmarks(string name) =>
        from status in Gen.Elements(Enum.GetValues<LandmarkStatus>())
        from x in Coordinates()
        from y in Coordinates()
        from z in Coordinates()
        from radius in Gen.Elements<double?>(null, 0, 1.25, 1.0 / 3)
        from text in Gen.Elements(Texts)
        from absent in Gen.Elements(true, false)
        select new Landmark(name, status == LandmarkStatus.Missing ? null : new WorldPoint(x, y, z), status)
        {
            Radius95 = radius,
            Description = text,
            IsAbsent = absent && status == LandmarkStatus.Missing,
        };

    private static Gen<double> Coordinates() =>
        ArbMap.Default.GeneratorFor<NormalFloat>().Select(number => number.Get).Where(number => Math.Abs(number) <= WorldPoint.GreatestMm);
}
