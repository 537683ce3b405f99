namespace Pinpoint.Networks;

/// <summary><see cref="WeightPreparation"/> as work for a team.</summary>
internal readonly unsafe struct PreparationJob(NetworkLayout layout, float* parameters, float* prepared) : IWorkerJob
{
    public void Execute(int item, int worker) => WeightPreparation.Prepare(layout, parameters, prepared, item);
}
