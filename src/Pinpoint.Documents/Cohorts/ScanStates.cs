namespace Pinpoint.Documents;

/// <summary>The names of states, as they stand in documents.</summary>
public static class ScanStates
{
    /// <summary>The name of a state.</summary>
    public static string NameOf(ScanState state) => state switch
    {
        ScanState.Begun => "begun",
        ScanState.Done => "done",
        ScanState.Failed => "failed",
        ScanState.Interrupted => "interrupted",
    };

    /// <summary>The state of a name; null where there is no such state.</summary>
    public static ScanState? Find(string name)
    {
        foreach (ScanState state in Enum.GetValues<ScanState>())
        {
            if (NameOf(state) == name)
            {
                return state;
            }
        }

        return null;
    }
}
