using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Parsing;

/// <summary>The part of <c>pinpoint register</c> that lays a cohort on its mean.</summary>
/// <param name="terminal">Where results and warnings go.</param>
internal sealed class ToMean(Terminal terminal)
{
    private const double ShortestMillimetres = 0.001;
    private const double LongestMillimetres = 10_000;
    private readonly Option<bool> _toMean = new("--to-mean")
    {
        Description = "Lay scans on their mean shape instead: a labelled data set, or scans, folders or a list of them with --model",
    };

    private readonly Option<double?> _spacing = new("--spacing")
    {
        Description = "The distance between voxels of the mean volume (default: the median of the scans')",
        HelpName = "MM",
        CustomParser = result => NumberText.Real("--spacing", result, "length in mm", ShortestMillimetres, LongestMillimetres),
    };

    public void AddTo(Command command)
    {
        command.Add(_toMean);
        command.Add(_spacing);
    }

    /// <summary>Whether a mean is asked for.</summary>
    /// <exception cref="UsageException">What belongs to a mean is given without it.</exception>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_toMean)
        || (parsed.GetValue(_spacing) is not null
            ? throw new UsageException("--spacing is that of a mean volume; a registered scan has the fixed scan's grid. Give --to-mean, or leave it out")
            : false);

    /// <summary>Lays the scans on their mean.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="scans">The data set or the scans.</param>
    /// <param name="source">Where landmarks of scans come from, and how scans are read.</param>
    /// <param name="request">What is asked for besides.</param>
    /// <param name="json">Whether to print the document.</param>
    public void Run(ParseResult parsed, string[] scans, LandmarkedScans source, Func<IReadOnlyList<CohortBody>, RegisterToMeanRequest> request, bool json)
    {
        if (scans.Length == 0)
        {
            throw new UsageException("--to-mean has no scans; give a labelled data set, or scans and --model");
        }

        IReadOnlyList<CohortBody> bodies = source.HasModel(parsed) ? source.ReadCohort(parsed, scans) : Labelled(parsed, scans, source);
        GroupDocument made = RegisterToMean.Run(request(bodies) with { SpacingMm = parsed.GetValue(_spacing) }, terminal.Cancellation);
        if (made.LeftOutLandmarks.Count > 0)
        {
            terminal.Warn($"not used, for some scan lacks them: {string.Join(", ", made.LeftOutLandmarks)}");
        }

        if (json)
        {
            JsonDocumentPrinter.Print(terminal, made);
            return;
        }

        TextTable table = new TextTable().Left("case").Right("size mm").Right("from the mean mm");
        foreach (GroupBodyItem body in made.Bodies)
        {
            table.Row(body.Case, $"{body.CentroidSizeMm:0.0}", $"{body.ShapeDistanceMm:0.00}");
        }

        table.Print(terminal);
        foreach (string file in made.Files)
        {
            terminal.Output.WriteLine(file);
        }
    }

    private List<CohortBody> Labelled(ParseResult parsed, string[] scans, LandmarkedScans source)
    {
        if (scans.Length > 1 || !Directory.Exists(scans[0]) && VolumeFile.HasVolumeName(scans[0]))
        {
            throw new UsageException("nothing tells the scans' landmarks; give --model MODEL, which finds them, or one labelled data set");
        }

        var data = Dataset.Open(scans[0], new DatasetOptions { ReadOptions = source.ReadOptions(parsed) });
        terminal.Warn(data.Warnings);
        return [.. data.Cases.Where(item => item.LandmarksPath is not null)
            .Select(item => new CohortBody(item.Name, data.ReadLandmarks(item), () => Dataset.OpenScan(item)))];
    }
}
