namespace Pinpoint.Networks;

/// <summary>
/// Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019) and the moving average of the parameters, in one pass
/// over memory. The same order of operations as PyTorch's.
/// </summary>
internal static unsafe class AdamUpdate<TWidth, TVector>
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : unmanaged
{
    /// <summary>Updates <paramref name="length"/> parameters (a multiple of 16) from <paramref name="start"/> on.</summary>
    public static void Run(AdamTask* task, long start, int length, bool decays)
    {
        TVector beta1 = TWidth.Broadcast(task->Beta1), rest1 = TWidth.Broadcast(1 - task->Beta1);
        TVector beta2 = TWidth.Broadcast(task->Beta2), rest2 = TWidth.Broadcast(1 - task->Beta2);
        TVector scale = TWidth.Broadcast(task->GradientScale), epsilon = TWidth.Broadcast(task->Epsilon);
        TVector correction = TWidth.Broadcast(task->InverseRootCorrection), step = TWidth.Broadcast(-task->StepSize);
        TVector keep = TWidth.Broadcast(decays ? 1 - task->Decay : 1);
        TVector average = TWidth.Broadcast(task->AverageDecay), restAverage = TWidth.Broadcast(1 - task->AverageDecay);
        for (long i = start; i < start + length; i += TWidth.Lanes)
        {
            TVector gradient = TWidth.Multiply(TWidth.Load(task->Gradient + i), scale);
            TVector first = TWidth.MultiplyAdd(beta1, TWidth.Load(task->FirstMoment + i), TWidth.Multiply(rest1, gradient));
            TVector second = TWidth.MultiplyAdd(beta2, TWidth.Load(task->SecondMoment + i), TWidth.Multiply(rest2, TWidth.Multiply(gradient, gradient)));
            TWidth.Store(first, task->FirstMoment + i);
            TWidth.Store(second, task->SecondMoment + i);
            TVector divisor = TWidth.MultiplyAdd(TWidth.SquareRoot(second), correction, epsilon);
            TVector value = TWidth.MultiplyAdd(step, TWidth.Divide(first, divisor), TWidth.Multiply(TWidth.Load(task->Parameters + i), keep));
            TWidth.Store(value, task->Parameters + i);
            if (task->Average is not null)
            {
                TWidth.Store(TWidth.MultiplyAdd(average, TWidth.Load(task->Average + i), TWidth.Multiply(restAverage, value)), task->Average + i);
            }
        }
    }
}
