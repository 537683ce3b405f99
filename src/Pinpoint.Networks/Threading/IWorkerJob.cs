namespace Pinpoint.Networks;

/// <summary>Work that a <see cref="WorkerTeam"/> cuts into items. A struct, so that running it allocates nothing.</summary>
public interface IWorkerJob
{
    /// <summary>Does one item. Items may run at the same time and in any order.</summary>
    /// <param name="item">The item, 0 to items - 1.</param>
    /// <param name="worker">The thread that runs it, 0 to threads - 1; no two items run at once with the same number, so it may choose scratch memory.</param>
    void Execute(int item, int worker);
}
