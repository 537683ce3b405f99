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

    public void AddTo(Command command)
    {
        command.Add(_source);
        command.Add(_case);
        _reading.AddTo(command);
        command.Add(_threads);
    }

    /// <summary>The path that was given.</summary>
    public string PathOf(ParseResult parsed) => parsed.GetRequiredValue(_source);

    /// <summary>Reads the scan.</summary>
    /// <exception cref="PinpointException">It cannot be read.</exception>
    public Volume ReadScan(ParseResult parsed, Terminal terminal, string scan)
    {
        Volume volume = VolumeFile.Read(scan, _reading.Read(parsed, terminal, PlanOf(parsed)));
        terminal.Warn(volume.Warnings);
        return volume;
    }

    /// <summary>The landmarks of a scan.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="terminal">Where warnings go.</param>
    /// <param name="volume">The scan; null where none was given, which does for a landmark file in mm.</param>
    /// <exception cref="PinpointException">The source is neither model nor landmarks, or does not go with the scan.</exception>
    public LandmarkSet Read(ParseResult parsed, Terminal terminal, Volume? volume)
    {
        string path = PathOf(parsed);
        if (!Path.Exists(path) && !ShippedModels.Has(path))
        {
            throw new BadInputException(path, null, "does not exist; give a model, the folder of a training run, or a landmark file");
        }

        return InputKinds.Of(path) switch
        {
            InputKind.Model =>
                Find(path, terminal, volume
                    ?? throw new UsageException($"{path}: is a model, which needs a scan to look at; name one after it"), parsed.GetValue(_threads)),
            InputKind.Landmarks => Read(path, terminal, volume, parsed.GetValue(_case)),
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

    private static LandmarkSet Find(string path, Terminal terminal, Volume volume, int? threads)
    {
        using var localizer = new Localizer(ModelFile.Load(path), new LocalizerOptions { Threads = threads });
        LocalizationResult answer = BadInputException.About(path, () => localizer.Locate(volume, terminal.Cancellation));
        if (answer.Verdict.Rejected)
        {
            terminal.Warn($"the scan is unlike the training set, so do not trust its landmarks: {answer.Verdict.Text}");
        }

        if (answer.Side?.Warning is { } warning)
        {
            terminal.Warn(warning);
        }

        return answer.Landmarks;
    }

    private static LandmarkSet Read(string path, Terminal terminal, Volume? volume, string? caseName)
    {
        LandmarkSet landmarks = LandmarkFile.Read(path, new LandmarkReadOptions
        {
            VoxelToWorld = volume is null ? null : () => volume.VoxelToWorld,
            ScanSize = volume is null ? null : () => volume.Size,
            CaseName = caseName,
        });
        terminal.Warn(landmarks.Warnings);
        if (volume is not null)
        {
            terminal.Warn(LandmarksInScan.Check(volume, landmarks, path));
        }

        return landmarks;
    }
}
