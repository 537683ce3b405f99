using System.CommandLine;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Parsing;

/// <summary>How the images of a BIDS data set are read and searched, as far as it is not settled.</summary>
internal sealed class BidsReading
{
    private readonly Option<Imaging.NiftiNoCodes?> _noCodes = ScanChoices.NoCodes();
    private readonly Option<bool> _noMirrorCheck = CommonOptions.NoMirrorCheck();

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_noCodes);
        command.Add(_noMirrorCheck);
    }

    /// <summary>How they are read.</summary>
    public ScanSelection SelectionOf(ParseResult parsed) => new() { NiftiNoCodes = parsed.GetValue(_noCodes) };

    /// <summary>Whether mirror images are searched where a scan is unusual.</summary>
    public bool ChecksMirrorImages(ParseResult parsed) => !parsed.GetValue(_noMirrorCheck);
}
