using Pinpoint.Biometry;

namespace Pinpoint.Workflows;

/// <summary>What planes and measurements follow from landmarks: definitions of a file, or built-in ones.</summary>
public static class AnatomyDefinitions
{
    /// <summary>The definitions of a file, or the built-in ones that fit the landmarks; null where none do.</summary>
    /// <param name="file">The file, in the form of docs/reference/definitions.md; null takes the first built-in anatomy all of whose landmarks are
    /// there.</param>
    /// <param name="landmarkNames">The landmarks there are.</param>
    /// <exception cref="BadInputException">The file is wrong, or needs landmarks that are not among the names.</exception>
    public static AnatomyDefinition? For(string? file, IReadOnlyCollection<string> landmarkNames)
    {
        ArgumentNullException.ThrowIfNull(landmarkNames);
        if (file is null)
        {
            return BuiltInAnatomies.For(landmarkNames);
        }

        AnatomyDefinition anatomy = AnatomyJson.Read(TextFile.Read(file), file);
        return anatomy.Landmarks.Concat(anatomy.Codes.Keys).Except(landmarkNames, StringComparer.Ordinal).FirstOrDefault() is { } unknown
            ? throw new BadInputException(
                file, $"landmark '{unknown}'", Invariant($"is not among the {landmarkNames.Count} landmarks here ") +
                    $"({string.Join(", ", landmarkNames.Take(5))}{(landmarkNames.Count > 5 ? ", .." : "")}); check its spelling")
            : anatomy;
    }

    /// <summary>As <see cref="For"/>, where there must be definitions.</summary>
    /// <exception cref="BadInputException">The file is wrong, or needs landmarks that are not among the names.</exception>
    /// <exception cref="UsageException">No built-in anatomy fits the landmarks.</exception>
    public static AnatomyDefinition Demand(string? file, IReadOnlyCollection<string> landmarkNames) =>
        For(file, landmarkNames)
        ?? throw new UsageException(
            $"no built-in anatomy ({string.Join(", ", BuiltInAnatomies.All.Select(anatomy => anatomy.Name))}) has all its landmarks among these " +
            Invariant($"{landmarkNames.Count}; define planes and measurements for them with --definitions FILE"));
}
