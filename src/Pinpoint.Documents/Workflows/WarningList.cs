namespace Pinpoint.Workflows;

/// <summary>What is odd but can be lived with: told of at once, and kept for the document.</summary>
/// <param name="tell">Is told; null tells nobody.</param>
internal sealed class WarningList(Action<string>? tell)
{
    private readonly List<string> _lines = [];

    /// <summary>The warnings so far.</summary>
    public IReadOnlyList<string> Lines => _lines;

    public void Add(string line)
    {
        _lines.Add(line);
        tell?.Invoke(line);
    }

    public void Add(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Add(line);
        }
    }
}
