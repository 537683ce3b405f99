using Pinpoint.Patches;

namespace Pinpoint.Methods;

/// <summary>A search from several starts at once: the paper's, or an agent's.</summary>
internal interface IStartSearch : IDisposable
{
    /// <summary>The starts that still move.</summary>
    int Active { get; }

    /// <summary>The most updates that a search may take.</summary>
    int MostUpdates { get; }

    /// <summary>Patch stacks that went through the network since <see cref="Begin"/>.</summary>
    int Passes { get; }

    /// <summary>Starts a search in a scan.</summary>
    /// <param name="grid">The scan on the working grid.</param>
    /// <param name="starts">The states to start from, no more than the search was made for.</param>
    void Begin(WorkingGrid grid, IReadOnlyList<double[]> starts);

    /// <summary>Moves every start that still moves once; at most <see cref="MostUpdates"/> times after <see cref="Begin"/>. Allocates nothing.</summary>
    void Update();

    /// <summary>Where the starts are: the landmarks of each, <c>[3 * landmarks]</c>, in grid voxels from the grid's centre.</summary>
    IReadOnlyList<double[]> Ends();

    /// <summary>The ways of the starts.</summary>
    IReadOnlyList<StartPath> Paths();
}
