using System.CommandLine;
using System.Globalization;
using Pinpoint.Phantoms;

namespace Pinpoint.Cli.Parsing;

/// <summary>Options that take a distance between voxels within what phantoms are made in.</summary>
internal static class PhantomSpacing
{
    public static Option<double?> Create(string name, string description)
    {
        var option = new Option<double?>(name) { Description = description, HelpName = "MM" };
        option.Validators.Add(result =>
        {
            var (finest, coarsest) = PhantomKind.SpacingLimits;
            if (result.Tokens.Count == 1
                && double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out double value)
                && !(value >= finest && value <= coarsest))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} must be {finest} to {coarsest} mm, not {value}"));
            }
        });
        return option;
    }
}
