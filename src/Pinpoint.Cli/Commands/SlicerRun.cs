using System.CommandLine;
using System.Text;
using Pinpoint.Cli.Output;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Commands;

/// <summary>
/// A prediction as 3D Slicer runs it: one scan, one file of landmarks, progress as XML on standard output, and a file of values that Slicer shows.
/// </summary>
internal sealed class SlicerRun(Terminal terminal)
{
    /// <summary>The option that names the file of landmarks.</summary>
    public const string MarkupsOption = "--markups";

    private readonly Option<bool> _xml = new("--xml")
    {
        Description = "Describe the command to 3D Slicer, as its modules do, and end",
        Action = new SlicerModule(),
    };

    private readonly Option<string?> _markups = new(MarkupsOption)
    {
        Description = "The one file that receives the landmarks of the one scan, in place of a folder; 3D Slicer's way",
        HelpName = "FILE",
    };

    private readonly Option<string?> _returned = new("--returnparameterfile")
    {
        Description = "With --markups: a file that receives the verdict and the doubtful landmarks, NAME = VALUE a line; progress is then printed as XML",
        HelpName = "FILE",
    };

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_xml);
        command.Add(_markups);
        command.Add(_returned);
    }

    /// <summary>Whether the command is run so.</summary>
    /// <exception cref="UsageException">Half of it is given.</exception>
    public bool IsGiven(ParseResult parsed)
    {
        bool given = parsed.GetValue(_markups) is not null;
        return given || parsed.GetValue(_returned) is null
            ? given
            : throw new UsageException($"--returnparameterfile goes with {MarkupsOption} FILE; give both");
    }

    /// <summary>Runs it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="request">What is to be done; its folder, formats and pages must not be asked for.</param>
    /// <exception cref="PinpointException">Something cannot be read, or the file is in the way.</exception>
    public IReadOnlyList<ScanOutcome> Run(ParseResult parsed, PredictScansRequest request)
    {
        string? returned = parsed.GetValue(_returned);
        if (request.OutputFolder is not null || request.WithPages || request.WithDocuments)
        {
            throw new UsageException($"{MarkupsOption} is for one scan and one file; leave --output, --report and --json out");
        }

        IReadOnlyList<ScanOutcome> outcomes = PredictScans.Run(
            request with
            {
                AnswerFile = parsed.GetValue(_markups),
                SearchProgress = returned is null ? null : new Filter(terminal),

                // The files that Slicer names are there before, and are its own.
                Overwrite = request.Overwrite || returned is not null,
                SkipDone = false,
            },
            new PredictionPrinter(terminal, json: returned is not null),
            terminal.Cancellation);
        if (returned is not null && outcomes is [{ Problem: null, Prediction: { } prediction }])
        {
            terminal.WarnOfVerdict(prediction);
            terminal.Output.WriteLine("<filter-end><filter-name>pinpoint</filter-name></filter-end>");
            AtomicFile.Write(returned, stream => stream.Write(Encoding.UTF8.GetBytes(Values(prediction))));
        }

        return outcomes;
    }

    private static string Values(ScanPrediction prediction)
    {
        string[] doubtful = [.. prediction.Answer.Landmarks.Where(landmark => landmark.Status != LandmarkStatus.Defined).Select(landmark => landmark.Name)];
        string verdict = prediction.Answer.Verdict.Rejected ? $"rejected: {prediction.Answer.Verdict.Text}" : "accepted";
        return $"verdict = {verdict.ReplaceLineEndings(" ")}\ndoubtful = {string.Join(", ", doubtful).ReplaceLineEndings(" ")}\n";
    }

    // Slicer moves its bar by these lines.
    private sealed class Filter : IProgress<SearchProgress>
    {
        private static readonly int Phases = Enum.GetValues<SearchPhase>().Length;
        private readonly Terminal _terminal;

        public Filter(Terminal terminal)
        {
            _terminal = terminal;
            terminal.Output.WriteLine("<filter-start><filter-name>pinpoint</filter-name><filter-comment>finding landmarks</filter-comment></filter-start>");
            terminal.Output.Flush();
        }

        public void Report(SearchProgress value)
        {
            double share = ((int)value.Phase + ((value.Step - 1) / (double)value.Steps)) / Phases;
            _terminal.Output.WriteLine(FormattableString.Invariant($"<filter-progress>{share:0.###}</filter-progress>"));
            _terminal.Output.Flush();
        }
    }
}
