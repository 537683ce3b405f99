namespace Pinpoint.Benchmarks;

/// <summary>One of those who do the same work in turns.</summary>
internal interface IContender : IDisposable
{
    /// <summary>The column's name.</summary>
    string Name { get; }

    /// <summary>Does a task on a batch some times in a row and gives the cost of once.</summary>
    Spent Run(PeerTask task, int batch, int repeats);

    /// <summary>The displacements that it computes for the first patches of the workload, so that all can be seen to compute the same.</summary>
    float[] Answer(int batch);
}
