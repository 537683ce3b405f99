using Pinpoint.Imaging;
using Pinpoint.Preparation;

namespace Pinpoint.Training;

/// <summary>The cases that a training leaves out because they failed; without leave to go on, the first of them stops it.</summary>
/// <param name="goOn">Whether to go on without them.</param>
internal sealed class CasesLeftOut(bool goOn)
{
    private readonly Dictionary<string, CaseFailure> _failures = new(StringComparer.Ordinal);

    /// <summary>Whether to go on.</summary>
    public bool GoesOn => goOn;

    /// <summary>How many there are.</summary>
    public int Count => _failures.Count;

    /// <summary>Whether a case is left out.</summary>
    public bool Contains(DatasetCase item) => _failures.ContainsKey(item.Name);

    /// <summary>Leaves a case out.</summary>
    public void Add(DatasetCase item, PinpointException problem) => _failures[item.Name] = new CaseFailure(item.Name, item.VolumePath, problem);

    /// <summary>The failures in the order of a data set.</summary>
    public IReadOnlyList<CaseFailure> In(Dataset data) => [.. data.Cases.Where(Contains).Select(item => _failures[item.Name])];

    /// <summary>Reads something of a case.</summary>
    /// <returns>Null where it failed, and the case is left out.</returns>
    public T? Try<T>(DatasetCase item, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (PinpointException exception) when (goOn)
        {
            Add(item, exception);
            return null;
        }
    }
}
