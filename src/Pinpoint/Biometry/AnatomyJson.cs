using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Planes;

namespace Pinpoint.Biometry;

/// <summary>Reads definitions of planes and measurements, and codes of landmarks (docs/reference/definitions.md); unknown keys are refused.</summary>
public static class AnatomyJson
{
    private const int MostDefinitions = 100;
    private const int MostCodes = 1000;
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
    };

    /// <summary>Reads an anatomy.</summary>
    /// <param name="json">The text.</param>
    /// <param name="file">The file it came from, for messages.</param>
    /// <exception cref="BadInputException">The text is no JSON, lacks a key, has an unknown one or a value that cannot be; the message names file and
    /// key.</exception>
    public static AnatomyDefinition Read(string json, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            return Anatomy(new DefinitionReader(file, "", document.RootElement));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // What is no object, or no valid text, is told of by the other exception.
            string? line = exception is JsonException { LineNumber: { } number } ? Invariant($"line {number + 1}") : null;
            throw new BadInputException(file, line, "is no valid JSON; see docs/reference/definitions.md for the form", exception);
        }
    }

    private static AnatomyDefinition Anatomy(DefinitionReader anatomy)
    {
        anatomy.Allow("name", "planes", "measurements", "codes");
        PlaneDefinition[] planes = [.. anatomy.Members("planes", MostDefinitions).Select(Plane)];
        MeasurementDefinition[] measurements = [.. anatomy.Members("measurements", MostDefinitions).Select(MeasurementReader.Read)];
        anatomy.RefuseRepeated("planes", planes.Select(plane => plane.Name));
        anatomy.RefuseRepeated("measurements", measurements.Select(measurement => measurement.Name));
        KeyValuePair<string, CodedConcept>[] codes = [.. anatomy.Members("codes", MostCodes).Select(CodeReader.Read)];
        anatomy.RefuseRepeated("codes", codes.Select(code => code.Key));
        return planes.Length + measurements.Length + codes.Length > 0
            ? new AnatomyDefinition(anatomy.ShortName(), planes, measurements) { Codes = codes.ToDictionary(StringComparer.Ordinal) }
            : throw anatomy.Wrong("planes", "and 'measurements' are both empty or missing; define at least one, or 'codes'");
    }

    private static PlaneDefinition Plane(DefinitionReader plane)
    {
        plane.Allow("name", "title", "through", "x_axis", "y_axis", "origin");
        string name = plane.ShortName();
        IReadOnlyList<string> through = plane.Place("through");
        if (through.Distinct(StringComparer.Ordinal).Count() < 3)
        {
            throw plane.Wrong("through", "must name three landmarks or more, for a plane to go through them");
        }

        DefinitionReader y = plane.Member("y_axis");
        y.Allow("from", "to");
        DefinitionReader x = plane.Member("x_axis");
        x.Allow("from", "to", "line");
        IReadOnlyList<string>? line = x.Has("line") ? x.Place("line") : null;
        if (line?.Distinct(StringComparer.Ordinal).Count() < 2)
        {
            throw x.Wrong("line", "must name two landmarks or more, for a line to go through them");
        }

        return new PlaneDefinition(
            name,
            plane.Title(name),
            through,
            new PlaneAxis(x.Place("from"), x.Place("to"), line),
            new PlaneAxis(y.Place("from"), y.Place("to")),
            plane.Has("origin") ? plane.Place("origin") : through);
    }
}
