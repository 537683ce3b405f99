namespace Pinpoint.Networks;

/// <summary>Draws one fresh weight or bias.</summary>
internal static class FreshWeights
{
    private const double PaperDeviation = 0.1;
    private const float OfficialBias = 0.1f;

    public static float Draw(ParameterTensor tensor, WeightInitialization initialization, ref SplitMixRandom random)
    {
        if (tensor.IsBias)
        {
            return initialization == WeightInitialization.TruncatedNormal01 ? OfficialBias : 0;
        }

        return initialization switch
        {
            WeightInitialization.TruncatedNormal01 => (float)(PaperDeviation * Truncated(ref random)),
            WeightInitialization.Normal01 => (float)(PaperDeviation * random.NextNormal()),
            WeightInitialization.He => (float)(Math.Sqrt((tensor.IsOutputLayer ? 1.0 : 2.0) / tensor.FanIn) * random.NextNormal()),
        };
    }

    private static double Truncated(ref SplitMixRandom random)
    {
        while (true)
        {
            double value = random.NextNormal();
            if (Math.Abs(value) <= 2)
            {
                return value;
            }
        }
    }
}
