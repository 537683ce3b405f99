namespace Pinpoint.Phantoms;

/// <summary>A kind of phantom: an anatomy and the scanner that looks at it.</summary>
/// <param name="Name">Its name, as on the command line.</param>
/// <param name="Description">What it is.</param>
/// <param name="UsualSpacingMm">The distance between voxels where none is asked for, mm.</param>
/// <param name="Make">Makes the scan of a number in a series: seed, number, form.</param>
public sealed record PhantomKind(string Name, string Description, double UsualSpacingMm, Func<ulong, int, PhantomForm, Phantom> Make)
{
    /// <summary>The finest and the coarsest voxels that a phantom is made in, mm.</summary>
    public static (double Finest, double Coarsest) SpacingLimits { get; } = (0.4, 4);

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<PhantomKind> All { get; } =
    [
        new(
            "fetal-head",
            "3D ultrasound of a fetal head of 19 to 22 weeks",
            0.5,
            (seed, number, form) => FetalHeadPhantom.Create(seed, number, new FetalHeadOptions { SpacingMm = form.SpacingMm ?? 0.5, Threads = form.Threads })),
        new(
            "vertebra",
            "CT of a lumbar vertebra",
            1,
            (seed, number, form) => VertebraPhantom.Create(seed, number, form.SpacingMm ?? 1, form.Threads)),
    ];

    /// <summary>The kind of that name.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static PhantomKind Of(string name) => All.FirstOrDefault(kind => kind.Name == name)
        ?? throw new UsageException($"There is no phantom '{name}'; the kinds are {string.Join(" and ", All.Select(kind => kind.Name))}.");
}
