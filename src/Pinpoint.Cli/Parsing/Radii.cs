using System.CommandLine;
using System.Globalization;

namespace Pinpoint.Cli.Parsing;

/// <summary>The radii of the success detection rate.</summary>
internal static class Radii
{
    private const int LongestMillimetres = 10_000;

    // The field's usual ones (ISBI challenges).
    private static readonly double[] Usual = [2, 2.5, 3, 4];

    public static Option<double[]> Create() => new("--radii")
    {
        Description = "Radii in mm for the share of landmarks found within them (default: 2,2.5,3,4)",
        HelpName = "R,..",
        Arity = ArgumentArity.OneOrMore,
        DefaultValueFactory = _ => Usual,
        CustomParser = result =>
        {
            var radii = new List<double>();
            foreach (string text in CommonOptions.Parts("--radii", result))
            {
                if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double radius) || !(radius > 0) || radius > LongestMillimetres)
                {
                    result.AddError(
                        $"--radii: '{text}' is no radius above 0 and at most {LongestMillimetres} mm; give radii such as 0.25,0.5,1, with a decimal point and "
                        + "commas between them");
                    return null;
                }

                radii.Add(radius);
            }

            return [.. radii];
        },
    };
}
