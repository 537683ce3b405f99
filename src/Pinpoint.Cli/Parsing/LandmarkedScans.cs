using System.CommandLine;
using Pinpoint.Cli.Output;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Parsing;

/// <summary>Two scans with their landmarks, which a model finds or files have.</summary>
/// <param name="terminal">Where warnings go.</param>
internal sealed class LandmarkedScans(Terminal terminal)
{
    private readonly Option<string?> _model = new("--model")
    {
        Description = "The model that finds the landmarks: a file, the folder of a training run, or one that comes with the program",
        HelpName = "MODEL",
    };

    private readonly Option<string?> _moving = new("--moving-landmarks") { Description = "A file with the moving scan's landmarks", HelpName = "FILE" };
    private readonly Option<string?> _fixed = new("--fixed-landmarks") { Description = "A file with the fixed scan's landmarks", HelpName = "FILE" };
    private readonly ScanChoices _reading = new();
    private readonly Option<int?> _threads = CommonOptions.Threads();
    private readonly Option<bool> _failOnRejected = CommonOptions.FailOnRejected();
    private bool _rejected;

    public void AddTo(Command command)
    {
        command.Add(_model);
        command.Add(_moving);
        command.Add(_fixed);
        _reading.AddTo(command);
        command.Add(_threads);
        command.Add(_failOnRejected);
    }

    /// <summary>The exit code of a command that went well, once the landmarks are there.</summary>
    public int ExitCodeOf(ParseResult parsed) => _rejected && parsed.GetValue(_failOnRejected) ? ExitCodes.Rejected : ExitCodes.Done;

    /// <summary>Whether a model is to find landmarks.</summary>
    public bool HasModel(ParseResult parsed) => parsed.GetValue(_model) is not null;

    /// <summary>How scans are read where no model has a say.</summary>
    public VolumeReadOptions ReadOptions(ParseResult parsed) => _reading.Read(parsed, terminal);

    /// <summary>The scans of a cohort with the landmarks that the model finds in them.</summary>
    /// <exception cref="PinpointException">Something cannot be read.</exception>
    public IReadOnlyList<CohortBody> ReadCohort(ParseResult parsed, string[] scans)
    {
        using Predictor predictor = OpenModel(parsed)!;
        return [.. CohortScans.Of(scans).Select(scan =>
        {
            if (scan.Absence is { } absence)
            {
                throw new BadInputException(scan.Path, null, absence);
            }

            LandmarkSet found = Read(parsed, scan.Path, null, "--model", predictor).Landmarks;
            VolumeReadOptions options = _reading.Read(parsed, terminal, predictor.Model.Plan);
            return new CohortBody(scan.Name, found, () => Scan.Open(scan.Path, options));
        })];
    }

    /// <summary>Reads the moving scan and the fixed one, or their landmarks alone.</summary>
    /// <exception cref="PinpointException">Something cannot be read, or landmarks have no source.</exception>
    public (LandmarkedScan Moving, LandmarkedScan Fixed) ReadPair(ParseResult parsed, string[] scans)
    {
        string? moving = parsed.GetValue(_moving);
        string? still = parsed.GetValue(_fixed);
        if (scans.Length is not (0 or 2))
        {
            throw new UsageException(Invariant($"{scans.Length} scans are given; give the moving scan and the fixed one, or landmark files alone"));
        }

        if (scans.Length == 0 && (moving is null || still is null))
        {
            throw new UsageException("there is nothing to register; give the moving scan and the fixed one, or --moving-landmarks and --fixed-landmarks");
        }

        if (parsed.GetValue(_model) is { } unused && moving is not null && still is not null)
        {
            throw new UsageException($"{unused}: is not asked for anything, for both scans have landmark files; leave out --model or one of the files");
        }

        using Predictor? predictor = OpenModel(parsed);
        return (
            Read(parsed, scans.Length == 0 ? null : scans[0], moving, "--moving-landmarks", predictor),
            Read(parsed, scans.Length == 0 ? null : scans[1], still, "--fixed-landmarks", predictor));
    }

    private Predictor? OpenModel(ParseResult parsed) => parsed.GetValue(_model) is { } model
        ? new Predictor(ModelFile.Load(model), model, null, new LocalizerOptions { Threads = parsed.GetValue(_threads) })
        : null;

    private LandmarkedScan Read(ParseResult parsed, string? scan, string? file, string option, Predictor? predictor)
    {
        Scan? opened = scan is null ? null : Scan.Open(scan, _reading.Read(parsed, terminal, predictor?.Model.Plan));
        terminal.Warn(opened?.Warnings ?? []);
        if (file is not null)
        {
            return new LandmarkedScan(scan ?? file, ReadFile(parsed, file, scan, opened), opened);
        }

        if (predictor is null)
        {
            throw new UsageException($"{scan}: nothing tells its landmarks; give {option} FILE, or --model MODEL, which finds them");
        }

        ScanPrediction found = predictor.Predict(scan!, opened!, null, terminal.Cancellation);
        terminal.Warn(found.Answer.Warnings.Select(warning => $"{scan}: {warning}"));
        terminal.WarnOfVerdict(found);
        _rejected |= found.Answer.Verdict.Rejected;
        return new LandmarkedScan(scan!, found.Answer.Landmarks, opened);
    }

    private LandmarkSet ReadFile(ParseResult parsed, string file, string? scan, Scan? opened)
    {
        LandmarkSet landmarks = LandmarkFile.Read(file, new LandmarkReadOptions
        {
            VoxelToWorld = opened is null ? null : () => opened.VoxelToWorld,
            ScanSize = opened is null ? null : () => opened.Size,
            Scan = scan,
            ScanReading = _reading.Read(parsed, terminal),
        });
        terminal.Warn(landmarks.Warnings);
        if (opened is not null)
        {
            terminal.Warn(LandmarksInScan.Check(opened.Header, landmarks, file));
        }

        return landmarks;
    }
}
