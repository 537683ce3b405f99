namespace Pinpoint.Networks;

/// <summary>What the forward pass derives from the convolution weights, one panel of 32 maps at a time.</summary>
internal static unsafe class WeightPreparation
{
    public static void Prepare(NetworkLayout layout, float* parameters, float* prepared, int item)
    {
        for (int block = 0; ; block++)
        {
            ConvolutionShape shape = layout.Convolutions[block];
            if (item < shape.MapPanels)
            {
                PreparePanel(shape, parameters, prepared, item);
                return;
            }

            item -= shape.MapPanels;
            prepared += shape.PreparedLength;
        }
    }

    private static void PreparePanel(ConvolutionShape shape, float* parameters, float* prepared, int panel)
    {
        if (!shape.Narrow)
        {
            Winograd.PreparePanel(shape, parameters, prepared, panel);
            return;
        }

        Winograd.PrepareColumns(shape, parameters, prepared, panel);
    }
}
