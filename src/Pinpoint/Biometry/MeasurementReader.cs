namespace Pinpoint.Biometry;

/// <summary>Reads the definition of one measurement; its kind decides its keys.</summary>
internal static class MeasurementReader
{
    private static readonly string[] Kinds = ["distance", "ellipse_circumference", "angle", "distance_to_line", "distance_to_plane"];

    public static MeasurementDefinition Read(DefinitionReader measurement)
    {
        measurement.Allow("name", "title", "kind", "from", "to", "at", "through", "diameters");
        string name = measurement.ShortName();
        string title = measurement.Title(name);
        int kind = Array.IndexOf(Kinds, measurement.Text("kind"));
        IReadOnlyList<IReadOnlyList<string>> places = kind switch
        {
            0 => Places(measurement, "from", "to"),
            1 => Diameters(measurement),
            2 => Places(measurement, "from", "at", "to"),
            3 => Places(measurement, "at", "from", "to"),
            4 => PlaceAndPlane(measurement),
            _ => throw measurement.Wrong("kind", $"must be one of {string.Join(", ", Kinds)}"),
        };
        return new MeasurementDefinition(name, title, (MeasurementKind)kind, places);
    }

    private static IReadOnlyList<IReadOnlyList<string>> Places(DefinitionReader measurement, params string[] keys)
    {
        measurement.Allow(["name", "title", "kind", .. keys]);
        return [.. keys.Select(measurement.Place)];
    }

    private static IReadOnlyList<IReadOnlyList<string>> Diameters(DefinitionReader measurement)
    {
        measurement.Allow("name", "title", "kind", "diameters");
        DefinitionReader[] diameters = [.. measurement.Members("diameters", 2)];
        if (diameters.Length != 2)
        {
            throw measurement.Wrong("diameters", "must hold two diameters, each with 'from' and 'to'");
        }

        foreach (DefinitionReader diameter in diameters)
        {
            diameter.Allow("from", "to");
        }

        return [.. diameters.SelectMany(diameter => new[] { diameter.Place("from"), diameter.Place("to") })];
    }

    private static IReadOnlyList<IReadOnlyList<string>> PlaceAndPlane(DefinitionReader measurement)
    {
        measurement.Allow("name", "title", "kind", "at", "through");
        IReadOnlyList<string> through = measurement.Place("through");
        return through.Distinct(StringComparer.Ordinal).Count() >= 3
            ? [measurement.Place("at"), .. through.Select(name => new[] { name })]
            : throw measurement.Wrong("through", "must name three landmarks or more, for a plane to go through them");
    }
}
