namespace Pinpoint.Workflows;

/// <summary>How a case of a project stands. It follows from the files that lie in the project, and from what was noted of the case.</summary>
internal enum CaseState
{
    /// <summary>There is nothing but the scan.</summary>
    New,

    /// <summary>A model has said where the landmarks are, and nobody has touched that.</summary>
    Predicted,

    /// <summary>Some landmarks are placed.</summary>
    InWork,

    /// <summary>All are placed, and a training takes the case.</summary>
    Labelled,

    /// <summary>All are placed, and a second look found them right.</summary>
    Checked,

    /// <summary>The scan is not to be used.</summary>
    Rejected,
}
