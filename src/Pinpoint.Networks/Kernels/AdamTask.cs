namespace Pinpoint.Networks;

/// <summary>What one step of the optimiser needs; flat, so that it lives on the stack.</summary>
internal unsafe struct AdamTask
{
    public float* Parameters;
    public float* Gradient;
    public float* FirstMoment;
    public float* SecondMoment;

    /// <summary>Moving average of the parameters, or null.</summary>
    public float* Average;

    public float GradientScale;
    public float Beta1;
    public float Beta2;
    public float StepSize;
    public float InverseRootCorrection;
    public float Epsilon;

    /// <summary>Share that decoupled weight decay removes from a weight in this step.</summary>
    public float Decay;

    public float AverageDecay;
}
