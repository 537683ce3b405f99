namespace Pinpoint.Documents;

/// <summary>Synthetic scans that were written: <c>pinpoint phantom --json</c>.</summary>
/// <param name="PhantomKind">What they show, as the command names it.</param>
/// <param name="Seed">The seed of the series.</param>
/// <param name="Phantoms">The synthetic scans.</param>
public sealed record PhantomsDocument(string PhantomKind, ulong Seed, IReadOnlyList<PhantomItem> Phantoms) : Document("phantoms", 1);

/// <summary>A synthetic scan.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="Scan">The scan's path, or its name as a client gave it.</param>
/// <param name="LandmarkFile">The file of its landmarks.</param>
public sealed record PhantomItem(string Case, string Scan, string LandmarkFile);
