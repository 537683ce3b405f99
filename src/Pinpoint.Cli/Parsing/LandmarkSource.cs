using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Cli.Parsing;

/// <summary>Where landmarks come from: a model that finds them in a scan, or a file that has them.</summary>
internal sealed class LandmarkSource
{
    private readonly Argument<string> _source = new("MODEL-OR-LANDMARKS") { Description = "A model, the folder of a training run, or a landmark file" };
    private readonly Option<string?> _case = new("--case") { Description = "The case to take from a landmark file that holds many", HelpName = "NAME" };
    private readonly ScanChoices _reading = new();
    private readonly Option<int?> _threads = CommonOptions.Threads();
    private readonly Option<bool> _failOnRejected = CommonOptions.FailOnRejected();
    private bool _rejected;

    public void AddTo(Command command)
    {
        command.Add(_source);
        command.Add(_case);
        _reading.AddTo(command);
        command.Add(_threads);
        command.Add(_failOnRejected);
    }

    /// <summary>The path that was given.</summary>
    public string PathOf(ParseResult parsed) => parsed.GetRequiredValue(_source);

    /// <summary>The code of a command that used the landmarks, which was <paramref name="code"/> so far.</summary>
    public int ExitCodeOf(ParseResult parsed, int code) =>
        code == ExitCodes.Done && _rejected && parsed.GetValue(_failOnRejected) ? ExitCodes.Rejected : code;

    /// <summary>Reads the scan.</summary>
    /// <exception cref="PinpointException">It cannot be read.</exception>
    public Scan OpenScan(ParseResult parsed, Terminal terminal, string scan)
    {
        var opened = Scan.Open(scan, _reading.Read(parsed, terminal, PlanOf(parsed)));
        terminal.Warn(opened.Warnings);
        terminal.Warn(opened.Ordinary().Notes.Select(note => $"{scan}: {note}"));
        return opened;
    }

    /// <summary>The landmarks of a scan.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="terminal">Where warnings go.</param>
    /// <param name="scan">The scan's file.</param>
    /// <param name="opened">The scan; null where none was given, which does for a landmark file in mm.</param>
    /// <exception cref="PinpointException">The source is neither model nor landmarks, or does not go with the scan.</exception>
    public LandmarkSet Read(ParseResult parsed, Terminal terminal, string? scan, Scan? opened)
    {
        string path = PathOf(parsed);
        if (!Path.Exists(path) && !ShippedModels.Has(path))
        {
            throw new BadInputException(path, null, "does not exist; give a model, the folder of a training run, or a landmark file");
        }

        return InputKinds.Of(path) switch
        {
            InputKind.Model =>
                Find(parsed, terminal, scan!, opened
                    ?? throw new UsageException($"{path}: is a model, which needs a scan to look at; name one after it")),
            InputKind.Landmarks => Read(path, terminal, opened, new LandmarkReadOptions
            {
                VoxelToWorld = opened is null ? null : () => opened.VoxelToWorld,
                ScanSize = opened is null ? null : () => opened.Size,
                Scan = scan,
                ScanReading = _reading.Read(parsed, terminal),
                CaseName = parsed.GetValue(_case),
            }),
            _ => throw new BadInputException(path, null, "is a scan; give a model or a landmark file first, and the scan after it"),
        };
    }

    // The plan of a model that will look at the scan; what is wrong with the source is said when it is read.
    private TrainingPlan? PlanOf(ParseResult parsed)
    {
        string path = PathOf(parsed);
        bool there = Path.Exists(path) || ShippedModels.Has(path);
        return there && _reading.FollowsPlan(parsed) && InputKinds.Of(path) == InputKind.Model ? ModelFile.Load(path).Plan : null;
    }

    private LandmarkSet Find(ParseResult parsed, Terminal terminal, string scan, Scan opened)
    {
        BlankScan.Refuse(opened, scan);
        using var localizer = new Localizer(ModelFile.Load(PathOf(parsed)), new LocalizerOptions { Threads = parsed.GetValue(_threads) });
        LocalizationResult answer = BadInputException.About(scan, () => localizer.Locate(opened, null, terminal.Cancellation));
        terminal.Warn(answer.Warnings.Except(opened.Ordinary().Notes, StringComparer.Ordinal));
        _rejected = answer.Verdict.Rejected;
        if (_rejected)
        {
            terminal.Warn($"the scan is unlike the training set, so do not trust its landmarks: {answer.Verdict.Text}");
        }

        if (answer.Side?.Warning is { } warning)
        {
            terminal.Warn(warning);
        }

        return answer.Landmarks;
    }

    private static LandmarkSet Read(string path, Terminal terminal, Scan? opened, LandmarkReadOptions options)
    {
        LandmarkSet landmarks = LandmarkFile.Read(path, options);
        terminal.Warn(landmarks.Warnings);
        if (opened is not null)
        {
            terminal.Warn(LandmarksInScan.Check(opened.Header, landmarks, path));
        }

        return landmarks;
    }
}
