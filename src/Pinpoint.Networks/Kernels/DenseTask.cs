namespace Pinpoint.Networks;

/// <summary>What the kernels of one fully connected layer need; flat, so that it lives on the stack.</summary>
internal unsafe struct DenseTask
{
    /// <summary>Inputs <c>[row, InputStride]</c>.</summary>
    public float* Input;

    public float* Weights;
    public float* Bias;

    /// <summary>Outputs <c>[row, OutputStride]</c>, after ReLU and drop-out where these follow.</summary>
    public float* Output;

    /// <summary>Gradient of the outputs before ReLU, of the same shape.</summary>
    public float* OutputGradient;

    public float* InputGradient;
    public float* WeightGradient;
    public float* BiasGradient;
    public int Inputs;

    /// <summary>Values from one row's inputs to the next one's.</summary>
    public int InputStride;

    /// <summary>Values from one row's outputs to the next one's.</summary>
    public int OutputStride;

    public int OutputPanels;
    public int Rows;
    public bool Hidden;

    /// <summary>True where the input's gradient is added to what stands there (features of two heads).</summary>
    public bool Accumulate;

    /// <summary>True where the input is a hidden layer, whose ReLU and drop-out the gradient has to pass.</summary>
    public bool InputHidden;

    /// <summary>Scale of the units that drop-out kept in the input's layer, 1 without drop-out.</summary>
    public float InputKeepScale;

    /// <summary>Share of the units that drop-out removes here; 0 outside training.</summary>
    public float DropoutRate;

    public ulong Seed;
    public ulong Step;
    public ulong Layer;
}
