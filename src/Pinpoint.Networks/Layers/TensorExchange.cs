namespace Pinpoint.Networks;

/// <summary>
/// Between the engine's flat parameters and the named tensors of model files. Values are copied bit for bit, but where a file asks for half precision.
/// </summary>
internal static unsafe class TensorExchange
{
    public static IReadOnlyList<SafetensorsTensor> Export(NetworkLayout layout, string prefix, AlignedBuffer parameters, bool half = false)
    {
        var tensors = new List<SafetensorsTensor>();
        foreach (ParameterTensor tensor in layout.Tensors)
        {
            float[] values = new float[tensor.Length];
            for (long i = 0; i < values.LongLength; i++)
            {
                values[i] = parameters.Pointer[tensor.Offset + tensor.Place(i)];
            }

            string name = prefix + tensor.Name;
            tensors.Add(
                half ? SafetensorsTensor.FromHalves(name, tensor.Shape, Halves(name, values)) : SafetensorsTensor.FromSingles(name, tensor.Shape, values));
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
            new TensorImport(tensor, file, file.Require(prefix + tensor.Name, tensor.Shape), parameters).Run();
        }

        GC.KeepAlive(parameters);
    }

    private static Half[] Halves(string name, float[] values)
    {
        var halves = new Half[values.Length];
        for (int i = 0; i < halves.Length; i++)
        {
            halves[i] = (Half)values[i];
            if (Half.IsInfinity(halves[i]) && float.IsFinite(values[i]))
            {
                throw new ArgumentException(Invariant($"Tensor {name} holds {values[i]}, which half precision cannot; it ends at 65504."), nameof(values));
            }
        }

        return halves;
    }
}
