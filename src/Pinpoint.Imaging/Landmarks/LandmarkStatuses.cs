using System.Diagnostics;

namespace Pinpoint.Imaging;

/// <summary>The names of the landmark states in files and JSON: defined, missing, uncertain, outside_scan.</summary>
public static class LandmarkStatuses
{
    /// <summary>The state's name in files.</summary>
    public static string NameOf(LandmarkStatus status) => status switch
    {
        LandmarkStatus.Defined => "defined",
        LandmarkStatus.Missing => "missing",
        LandmarkStatus.Uncertain => "uncertain",
        LandmarkStatus.OutsideScan => "outside_scan",
        _ => throw new UnreachableException($"The status {status} has no name."),
    };

    /// <summary>The state of that name, regardless of case, or null where there is none.</summary>
    public static LandmarkStatus? Parse(string name)
    {
        foreach (LandmarkStatus status in Enum.GetValues<LandmarkStatus>())
        {
            if (NameOf(status).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return status;
            }
        }

        return null;
    }
}
