namespace Pinpoint.Imaging;

/// <summary>An entity of BIDS: a part <c>key-value</c> of a file's name.</summary>
/// <param name="Key">The key in names: <c>acq</c>.</param>
/// <param name="Name">The name in words, by which filters know it: <c>acquisition</c>.</param>
/// <param name="IsIndex">Whether its values are numbers, of which <c>1</c> and <c>01</c> are the same.</param>
public sealed record BidsEntity(string Key, string Name, bool IsIndex)
{
    /// <summary>Who was scanned.</summary>
    public static BidsEntity Subject { get; } = new("sub", "subject", false);

    /// <summary>On which visit.</summary>
    public static BidsEntity Session { get; } = new("ses", "session", false);

    /// <summary>Of which kind of image a file tells that is none itself.</summary>
    public static BidsEntity Modality { get; } = new("mod", "modality", false);

    /// <summary>By which of several ways a file came to be.</summary>
    public static BidsEntity Description { get; } = new("desc", "description", false);

    /// <summary>All entities, in the order in which they stand in names (BIDS 1.11).</summary>
    public static IReadOnlyList<BidsEntity> All { get; } =
    [
        Subject,
        new("tpl", "template", false),
        Session,
        new("cohort", "cohort", false),
        new("sample", "sample", false),
        new("task", "task", false),
        new("tracksys", "tracksys", false),
        new("acq", "acquisition", false),
        new("nuc", "nucleus", false),
        new("voi", "volume", false),
        new("ce", "ceagent", false),
        new("trc", "tracer", false),
        new("stain", "staining", false),
        new("rec", "reconstruction", false),
        new("dir", "direction", false),
        new("run", "run", true),
        Modality,
        new("echo", "echo", true),
        new("flip", "flip", true),
        new("inv", "inversion", true),
        new("mt", "mtransfer", false),
        new("part", "part", false),
        new("proc", "processing", false),
        new("hemi", "hemisphere", false),
        new("space", "space", false),
        new("split", "split", true),
        new("recording", "recording", false),
        new("chunk", "chunk", true),
        new("atlas", "atlas", false),
        new("seg", "segmentation", false),
        new("scale", "scale", false),
        new("res", "resolution", false),
        new("den", "density", false),
        new("label", "label", false),
        Description,
    ];

    /// <summary>The entity of that key or name; null where there is none.</summary>
    public static BidsEntity? Find(string word) => All.FirstOrDefault(entity => entity.Key == word || entity.Name == word);

    /// <summary>Where an entity of that key stands in names; those that BIDS does not know stand before the description.</summary>
    internal static int PlaceOf(string key)
    {
        for (int i = 0; i < All.Count; i++)
        {
            if (All[i].Key == key)
            {
                return i;
            }
        }

        return All.Count - 2;
    }

    /// <summary>Whether two values of this entity are the same.</summary>
    internal bool AreSame(string one, string other) => IsIndex ? Plain(one) == Plain(other) : one == other;

    private static string Plain(string index) => index.Length > 1 ? index.TrimStart('0').PadLeft(1, '0') : index;
}
