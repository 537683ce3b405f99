using System.CommandLine;
using Pinpoint.Phantoms;

namespace Pinpoint.Cli.Parsing;

/// <summary>Options that take a distance between voxels within what phantoms are made in.</summary>
internal static class PhantomSpacing
{
    public static Option<double?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "MM",
        CustomParser = result => NumberText.Real(name, result, "distance in mm", PhantomKind.SpacingLimits.Finest, PhantomKind.SpacingLimits.Coarsest),
    };
}
