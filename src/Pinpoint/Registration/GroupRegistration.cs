using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Registration;

/// <summary>Lays the landmarks of a cohort on their mean shape.</summary>
public static class GroupRegistration
{
    private const int MostRounds = 100;
    private const double Still = 1e-10;

    /// <summary>Finds the mean shape.</summary>
    /// <param name="bodies">The bodies, two or more, by name.</param>
    /// <param name="kind">
    /// Rigid keeps the bodies' sizes; all else lays them on the mean with a change of size, as morphometrics wants it.
    /// </param>
    /// <exception cref="BadInputException">There are fewer than two bodies, or too few landmarks that all have, or such on a line.</exception>
    public static GroupShape Of(IReadOnlyList<KeyValuePair<string, LandmarkSet>> bodies, TransformKind kind)
    {
        ArgumentNullException.ThrowIfNull(bodies);
        if (bodies.Count < 2)
        {
            throw new BadInputException(Invariant($"{bodies.Count} scans make no mean; give two or more"));
        }

        string[] all = [.. LandmarkMatching.UnionOfNames(bodies.Select(body => body.Value))];
        string[] names = [.. all.Where(name => bodies.All(body => body.Value.Find(name)?.Position is { IsPlausible: true }))];
        TransformKindRow row = TransformKinds.Of(kind);
        LandmarkSet[] sets = [.. bodies.Select(body => new LandmarkSet(names.Select(name => body.Value.Find(name)!)))];
        foreach (var (body, set) in bodies.Zip(sets))
        {
            try
            {
                RegistrationNeeds.Demand(
                    row, [.. set.Select(landmark => new RegistrationPair(landmark.Name, landmark.Position!.Value, landmark.Position!.Value, null))]);
            }
            catch (BadInputException) when (names.Length < row.Fewest)
            {
                throw new BadInputException(Invariant(
                    $"all {bodies.Count} scans together share {names.Length} of {all.Length} landmarks, and {row.Fewest} or more are needed; leave out the ") +
                    "scans that lack most");
            }
            catch (BadInputException exception)
            {
                throw new BadInputException($"{body.Key}: {exception.Message}", exception);
            }
        }

        double[][] shapes = [.. sets.Select(Coordinates.Of)];
        double[] mean = Procrustes.MeanShape(shapes);
        if (kind == TransformKind.Rigid)
        {
            mean = RigidMean(shapes, mean);
        }

        double[] centre = [.. Enumerable.Range(0, 3).Select(axis => shapes.Average(shape => shape.Where((_, i) => i % 3 == axis).Average()))];
        double[] placed = [.. mean.Select((value, i) => value + centre[i % 3])];
        return new GroupShape(
            Named(names, placed),
            [.. bodies.Select((body, i) => new GroupBody(body.Key, sets[i], Named(names, Laid(shapes[i], placed, kind)), SizeOf(shapes[i])))],
            [.. all.Except(names, StringComparer.Ordinal)]);
    }

    private static double[] Laid(double[] shape, double[] mean, TransformKind kind)
    {
        double[] laid = new double[shape.Length];
        (kind == TransformKind.Rigid ? Procrustes.AlignRigidly(shape, mean) : Procrustes.Align(shape, mean)).Apply(shape, laid);
        return laid;
    }

    private static double[] RigidMean(double[][] shapes, double[] mean)
    {
        for (int round = 0; round < MostRounds; round++)
        {
            double[][] laid = [.. shapes.Select(shape => Laid(shape, mean, TransformKind.Rigid))];
            double[] next = [.. mean.Select((_, i) => laid.Average(shape => shape[i]))];

            // The mean neither turns nor drifts from round to round.
            Procrustes.AlignRigidly(next, mean).Apply(next, next);
            double change = Math.Sqrt(next.Zip(mean, (one, other) => (one - other) * (one - other)).Sum());
            mean = next;
            if (change < Still * SizeOf(mean))
            {
                break;
            }
        }

        return mean;
    }

    private static double SizeOf(double[] shape)
    {
        double[] centre = [.. Enumerable.Range(0, 3).Select(axis => shape.Where((_, i) => i % 3 == axis).Average())];
        return Math.Sqrt(shape.Select((value, i) => (value - centre[i % 3]) * (value - centre[i % 3])).Sum());
    }

    private static LandmarkSet Named(string[] names, double[] places) =>
        new(names.Select((name, i) => Landmark.At(name, Coordinates.At(places, i))));
}
