namespace Pinpoint.Workflows;

/// <summary>What a person says of a case as a whole.</summary>
internal enum CaseJudgement
{
    /// <summary>The scan is not to be used.</summary>
    Rejected,

    /// <summary>It is to be used after all.</summary>
    Accepted,

    /// <summary>A second look found the landmarks right.</summary>
    Checked,

    /// <summary>They are to be looked at once more.</summary>
    Unchecked,
}
