using System.Diagnostics;

namespace Pinpoint.Workflows;

/// <summary>The names of the states of cases in documents.</summary>
internal static class CaseStates
{
    /// <summary>The state's name.</summary>
    public static string NameOf(CaseState state) => state switch
    {
        CaseState.New => "new",
        CaseState.Predicted => "predicted",
        CaseState.InWork => "in_work",
        CaseState.Labelled => "labelled",
        CaseState.Checked => "checked",
        CaseState.Rejected => "rejected",
        _ => throw new UnreachableException($"The state {state} has no name."),
    };
}
