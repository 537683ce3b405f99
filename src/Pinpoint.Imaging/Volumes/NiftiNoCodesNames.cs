using System.Diagnostics;

namespace Pinpoint.Imaging;

/// <summary>How <see cref="NiftiNoCodes"/> are written in options, manifests and plans.</summary>
public static class NiftiNoCodesNames
{
    /// <summary>Every name.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<NiftiNoCodes>().Select(Of)];

    /// <summary>The name of a placement.</summary>
    public static string Of(NiftiNoCodes placement) => placement switch
    {
        NiftiNoCodes.Nibabel => "nibabel",
        NiftiNoCodes.Itk => "itk",
        _ => throw new UnreachableException($"{placement} is no placement."),
    };

    /// <summary>The placement of a name, whatever its case; null where there is none.</summary>
    public static NiftiNoCodes? Find(string name)
    {
        foreach (NiftiNoCodes placement in Enum.GetValues<NiftiNoCodes>())
        {
            if (string.Equals(Of(placement), name, StringComparison.OrdinalIgnoreCase))
            {
                return placement;
            }
        }

        return null;
    }
}
