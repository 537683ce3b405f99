namespace Pinpoint.Networks;

/// <summary>A kernel, its task on the caller's stack and each thread's scratch memory, as work for a <see cref="WorkerTeam"/>.</summary>
internal readonly unsafe struct KernelJob<TTask>(delegate*<TTask*, int, float*, void> kernel, TTask* task, float* scratch, long scratchLength) : IWorkerJob
    where TTask : unmanaged
{
    public void Execute(int item, int worker) => kernel(task, item, scratch + (worker * scratchLength));
}
