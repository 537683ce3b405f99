using System.Numerics;

namespace Pinpoint.Networks;

/// <summary>The sum of squares of one segment of the gradient.</summary>
internal readonly unsafe struct SquareSumJob(float* gradient, ParameterSegment[] segments, double[] sums) : IWorkerJob
{
    public void Execute(int item, int worker)
    {
        ref readonly ParameterSegment segment = ref segments[item];
        Vector<float> sum = Vector<float>.Zero;
        for (long i = segment.Start; i < segment.Start + segment.Length; i += Vector<float>.Count)
        {
            Vector<float> value = Vector.Load(gradient + i);
            sum += value * value;
        }

        sums[item] = Vector.Sum(sum);
    }
}
