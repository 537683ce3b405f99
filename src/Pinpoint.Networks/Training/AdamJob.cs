namespace Pinpoint.Networks;

/// <summary>The optimiser's step over one segment.</summary>
internal readonly unsafe struct AdamJob(delegate*<AdamTask*, long, int, bool, void> kernel, AdamTask* task, ParameterSegment[] segments) : IWorkerJob
{
    public void Execute(int item, int worker)
    {
        ref readonly ParameterSegment segment = ref segments[item];
        kernel(task, segment.Start, segment.Length, segment.Decays);
    }
}
