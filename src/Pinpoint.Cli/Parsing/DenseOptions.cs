using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Pinpoint.Research.Dense;
using Pinpoint.Research.Experiments;

namespace Pinpoint.Cli.Parsing;

/// <summary>The options of <c>pinpoint reproduce dense</c> that the other parts do not have.</summary>
internal sealed class DenseOptions
{
    /// <summary>The part that they belong to.</summary>
    public const string Part = "dense";

    private readonly Option<string?> _data = new("--data")
    {
        Description = "dense: a data set in place of phantoms, of which 30 % are tested unless its manifest marks cases test",
        HelpName = "DATASET",
    };

    private readonly Option<string[]> _landmarks = CommonOptions.Names("--landmarks", "dense: the landmarks, a network for each (default: csp)", "NAME,..");

    private readonly Option<int[]> _strides = new("--strides")
    {
        Description = "dense: grid voxels from one position to the next (default: 16,8,4,2)",
        HelpName = "N,..",
        CustomParser = ParseStrides,
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>All of them.</summary>
    public Option[] All => [_data, _landmarks, _strides];

    /// <summary>Refuses options that a part does not have.</summary>
    /// <exception cref="UsageException">One was given.</exception>
    public static void Refuse(ParseResult parsed, string part, params Option[] options)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        if (options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            throw new UsageException($"{given.Name} does not go with {part}; leave it out");
        }
    }

    /// <summary>Adds the options to the command.</summary>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        foreach (Option option in All)
        {
            command.Add(option);
        }
    }

    /// <summary>The settings that were given.</summary>
    /// <exception cref="UsageException">Options contradict each other.</exception>
    public DenseSettings Read(ParseResult parsed, int? steps, int? phantoms, double? scanSpacing, double? gridSpacing)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var usual = new DenseSettings();
        string? data = parsed.GetValue(_data);
        if (data is not null && (phantoms is not null || scanSpacing is not null))
        {
            throw new UsageException("--phantoms and --scan-spacing describe phantoms, in whose place --data stands; give one or the other");
        }

        return usual with
        {
            Data = data,
            Landmarks = parsed.GetValue(_landmarks) is { Length: > 0 } landmarks
                ? landmarks
                : data is null ? usual.Landmarks : throw new UsageException("--data needs --landmarks NAME,.., for each landmark has networks of its own"),
            Steps = steps ?? usual.Steps,
            Phantoms = phantoms ?? usual.Phantoms,
            ScanSpacingMm = scanSpacing ?? usual.ScanSpacingMm,
            GridSpacingMm = gridSpacing,
            Strides = parsed.GetValue(_strides) is { Length: > 0 } strides ? strides : usual.Strides,
        };
    }

    private static int[] ParseStrides(ArgumentResult result)
    {
        var strides = new List<int>();
        foreach (string text in CommonOptions.Parts("--strides", result))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int stride) || stride is < 1 or > DensePlan.LargestStride)
            {
                result.AddError(Invariant($"--strides: '{text}' is no stride; give whole numbers from 1 to {DensePlan.LargestStride}, separated by commas"));
            }
            else if (!strides.Contains(stride))
            {
                strides.Add(stride);
            }
        }

        return [.. strides.OrderDescending()];
    }
}
