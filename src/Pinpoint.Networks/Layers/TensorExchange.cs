namespace Pinpoint.Networks;

/// <summary>Between the engine's flat parameters and the named tensors of model files. Values are copied bit for bit.</summary>
internal static unsafe class TensorExchange
{
    public static IReadOnlyList<SafetensorsTensor> Export(NetworkLayout layout, string prefix, AlignedBuffer parameters)
    {
        var tensors = new List<SafetensorsTensor>();
        foreach (ParameterTensor tensor in layout.Tensors)
        {
            float[] values = new float[tensor.Length];
            for (long i = 0; i < values.LongLength; i++)
            {
                values[i] = parameters.Pointer[tensor.Offset + tensor.Place(i)];
            }

            tensors.Add(SafetensorsTensor.FromSingles(prefix + tensor.Name, tensor.Shape, values));
        }

        GC.KeepAlive(parameters);
        return tensors;
    }

    /// <summary>Fills the parameters; surplus places stay as they are.</summary>
    /// <exception cref="BadInputException">A tensor is missing, or its shape or type is another.</exception>
    public static void Import(NetworkLayout layout, SafetensorsFile file, string prefix, AlignedBuffer parameters)
    {
        foreach (ParameterTensor tensor in layout.Tensors)
        {
            SafetensorsTensor source = file.Require(prefix + tensor.Name, tensor.Shape);
            float[] values = source.ToSingles();
            for (long i = 0; i < values.LongLength; i++)
            {
                parameters.Pointer[tensor.Offset + tensor.Place(i)] = values[i];
            }
        }

        GC.KeepAlive(parameters);
    }
}
