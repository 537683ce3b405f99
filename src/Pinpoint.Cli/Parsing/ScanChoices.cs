using System.CommandLine;
using System.CommandLine.Parsing;
using Pinpoint.Cli.Output;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Parsing;

/// <summary>How scans are read: what a file leaves open, the user decides; else the model, which then reads as it was trained.</summary>
internal sealed class ScanChoices
{
    private readonly Option<int?> _frame = CommonOptions.Bounded(
        new Option<int?>("--frame") { Description = "Which frame of a scan with a fourth axis, counted from 0", HelpName = "N" }, 0, int.MaxValue);
    private readonly Option<NiftiNoCodes?> _noCodes = NoCodes();
    private readonly Option<string?> _series = new("--series")
    {
        Description = "Which series of a folder or archive of DICOM files: its UID, number, description or name (default: the one with the most slices)",
        HelpName = "SERIES",
    };

    /// <summary>The option for NIfTI files that do not say where they lie.</summary>
    public static Option<NiftiNoCodes?> NoCodes() => new("--nifti-no-codes")
    {
        Description = "Where NIfTI volumes without qform and sform code lie: as ITK and Slicer place them, or as nibabel does"
            + " (default: as the model's plan says, else nibabel)",
        HelpName = string.Join('|', NiftiNoCodesNames.All),
        CustomParser = Parse,
    };

    /// <summary>How the scans of a data set are read.</summary>
    public static DatasetOptions ForDataset(NiftiNoCodes? given) => new()
    {
        ReadOptions = new VolumeReadOptions { NiftiNoCodes = given ?? default },
    };

    public void AddTo(Command command)
    {
        command.Add(_frame);
        command.Add(_noCodes);
        command.Add(_series);
    }

    /// <summary>Which volumes are meant.</summary>
    public ScanSelection SelectionOf(ParseResult parsed) => new()
    {
        Frame = parsed.GetValue(_frame),
        Series = parsed.GetValue(_series),
        NiftiNoCodes = parsed.GetValue(_noCodes),
    };

    /// <summary>Whether any of them was given.</summary>
    public bool IsGiven(ParseResult parsed) => SelectionOf(parsed) != new ScanSelection();

    /// <summary>Whether a model's plan has a say.</summary>
    public bool FollowsPlan(ParseResult parsed) => parsed.GetValue(_noCodes) is null;

    /// <summary>How to read scans for a model of <paramref name="plan"/>, or for none.</summary>
    public VolumeReadOptions Read(ParseResult parsed, Terminal terminal, TrainingPlan? plan = null) => new()
    {
        Cancellation = terminal.Cancellation,
        Frame = parsed.GetValue(_frame),
        Volume = parsed.GetValue(_series),
        NiftiNoCodes = parsed.GetValue(_noCodes) ?? plan?.NiftiNoCodes ?? default,
    };

    private static NiftiNoCodes? Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        NiftiNoCodes? placement = NiftiNoCodesNames.Find(text);
        if (placement is null)
        {
            result.AddError($"--nifti-no-codes: '{text}' is none of {string.Join(" and ", NiftiNoCodesNames.All)}");
        }

        return placement;
    }
}
