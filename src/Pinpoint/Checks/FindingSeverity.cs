namespace Pinpoint.Checks;

/// <summary>How grave a finding is; the gravest first.</summary>
public enum FindingSeverity
{
    /// <summary>A file cannot be used, or certainly not as it is.</summary>
    Error,

    /// <summary>Likely a mistake that would spoil a model.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Note,
}
