namespace Pinpoint.Networks;

/// <summary>Forward and backward pass of a fully connected layer, one panel of 32 units (or 32 inputs) at a time.</summary>
internal static unsafe class DenseLayer<TWidth, TVector>
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : unmanaged
{
    /// <summary>The outputs of one panel of units.</summary>
    public static void Forward(DenseTask* task, int panel, float* scratch)
    {
        float* output = task->Output + (panel * Panels.Width);
        float* weights = task->Weights + ((nint)panel * task->Inputs * Panels.Width);
        MatrixTiles<TWidth, TVector>.Multiply(task->Input, task->InputStride, 1, weights, Panels.Width, output, task->OutputStride, task->Rows, task->Inputs);
        float* bias = task->Bias + (panel * Panels.Width);
        for (int row = 0; row < task->Rows; row++, output += task->OutputStride)
        {
            for (int lane = 0; lane < Panels.Width; lane += TWidth.Lanes)
            {
                TVector value = TWidth.Add(TWidth.Load(output + lane), TWidth.Load(bias + lane));
                TWidth.Store(task->Hidden ? TWidth.Maximum(value, TWidth.Zero) : value, output + lane);
            }

            if (task->DropoutRate > 0)
            {
                Dropout.Apply(task, row, panel, output);
            }
        }
    }

    /// <summary>The weight and bias gradient of one panel of units.</summary>
    public static void WeightGradient(DenseTask* task, int panel, float* scratch)
    {
        float* gradient = task->OutputGradient + (panel * Panels.Width);
        float* target = task->WeightGradient + ((nint)panel * task->Inputs * Panels.Width);
        MatrixTiles<TWidth, TVector>.Multiply(task->Input, 1, task->InputStride, gradient, task->OutputStride, target, Panels.Width, task->Inputs, task->Rows);
        float* bias = task->BiasGradient + (panel * Panels.Width);
        for (int lane = 0; lane < Panels.Width; lane += TWidth.Lanes)
        {
            TVector sum = TWidth.Zero;
            for (int row = 0; row < task->Rows; row++)
            {
                sum = TWidth.Add(sum, TWidth.Load(gradient + ((nint)row * task->OutputStride) + lane));
            }

            TWidth.Store(sum, bias + lane);
        }
    }

    /// <summary>The gradient of one panel of 32 inputs, passed through the ReLU and drop-out of the layer that made them.</summary>
    public static void InputGradient(DenseTask* task, int panel, float* scratch)
    {
        int first = panel * Panels.Width;
        for (int input = first; input < first + Panels.Width; input += 4)
        {
            DotTiles<TWidth, TVector>.Multiply(
                task->OutputGradient,
                task->OutputStride,
                task->Rows,
                task->Weights + ((nint)input * Panels.Width),
                (nint)task->Inputs * Panels.Width,
                task->OutputPanels,
                task->InputGradient + input,
                task->InputStride,
                task->Accumulate);
        }

        if (!task->InputHidden)
        {
            return;
        }

        TVector scale = TWidth.Broadcast(task->InputKeepScale);
        for (int row = 0; row < task->Rows; row++)
        {
            nint place = ((nint)row * task->InputStride) + first;
            for (int lane = 0; lane < Panels.Width; lane += TWidth.Lanes)
            {
                TVector value = TWidth.Multiply(TWidth.Load(task->InputGradient + place + lane), scale);
                TWidth.Store(
                    TWidth.SelectGreater(TWidth.Load(task->Input + place + lane), TWidth.Zero, value, TWidth.Zero), task->InputGradient + place + lane);
            }
        }
    }
}
