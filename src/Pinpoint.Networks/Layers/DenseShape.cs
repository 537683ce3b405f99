namespace Pinpoint.Networks;

/// <summary>Sizes and places of one fully connected layer. Weights are kept as <c>[panel of 32 units, input, 32]</c>.</summary>
/// <param name="InputPixels">Pixels (times groups) of the features that come in; 1 behind another fully connected layer.</param>
/// <param name="InputMaps">Maps or units per pixel.</param>
/// <param name="Outputs">Units.</param>
/// <param name="WeightOffset">Place of the weights in the parameters.</param>
/// <param name="Hidden">True where ReLU (and drop-out) follow.</param>
/// <param name="Contiguous">True where what follows reads several samples' units as one row.</param>
internal sealed record DenseShape(int InputPixels, int InputMaps, int Outputs, long WeightOffset, bool Hidden, bool Contiguous = false)
{
    /// <summary>Inputs without the surplus of padded maps.</summary>
    public int Inputs => InputPixels * InputMaps;

    public int PaddedInputs => InputPixels * Panels.RoundUp(InputMaps);

    public int PaddedOutputs => Panels.RoundUp(Outputs);

    /// <summary>
    /// Values from one sample's units to the next one's: a cache line more than the units where that is possible, or twelve samples read side by side
    /// would fall into one set of the first-level cache.
    /// </summary>
    public int OutputStride => Contiguous ? PaddedOutputs : PaddedOutputs + 16;

    public int OutputPanels => PaddedOutputs / Panels.Width;

    public long WeightLength => (long)PaddedInputs * PaddedOutputs;

    public long BiasOffset => WeightOffset + WeightLength;

    public long End => BiasOffset + PaddedOutputs;

    /// <summary>Place of one weight, counted from <see cref="WeightOffset"/>.</summary>
    public long WeightIndex(int output, int input)
    {
        int padded = (input / InputMaps * Panels.RoundUp(InputMaps)) + (input % InputMaps);
        return ((((long)(output / Panels.Width) * PaddedInputs) + padded) * Panels.Width) + (output % Panels.Width);
    }
}
