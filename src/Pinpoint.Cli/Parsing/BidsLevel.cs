namespace Pinpoint.Cli.Parsing;

/// <summary>How far a BIDS App goes: each who was scanned by himself, or all together.</summary>
internal enum BidsLevel
{
    /// <summary>The images of some or all.</summary>
    Participant,

    /// <summary>Tables of what was found in them.</summary>
    Group,
}
