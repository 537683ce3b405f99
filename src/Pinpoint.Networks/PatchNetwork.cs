namespace Pinpoint.Networks;

/// <summary>
/// A network with its weights. It never changes, so any number of threads may predict with it at once, each with a
/// <see cref="NetworkWorkspace"/> of its own.
/// </summary>
#pragma warning disable CA1001 // A network is shared by many callers, none of which could know when to dispose it; its buffers have finalizers.
public sealed unsafe class PatchNetwork
#pragma warning restore CA1001
{
    private readonly AlignedBuffer _parameters;
    private readonly AlignedBuffer _prepared;

    internal PatchNetwork(NetworkLayout layout, AlignedBuffer parameters)
    {
        Layout = layout;
        _parameters = parameters;
        _prepared = new AlignedBuffer(layout.PreparedLength);
        Parallel.For(0, layout.PreparationItems, item => WeightPreparation.Prepare(layout, parameters.Pointer, _prepared.Pointer, item));
    }

    /// <summary>The network's shape.</summary>
    public NetworkArchitecture Architecture => Layout.Architecture;

    /// <summary>Number of weights and biases.</summary>
    public long ParameterCount => Layout.Tensors.Sum(tensor => tensor.Length);

    internal NetworkLayout Layout { get; }

    internal AlignedBuffer Parameters => _parameters;

    /// <summary>Creates a network with fresh weights; the same seed gives the same weights.</summary>
    /// <param name="architecture">The shape.</param>
    /// <param name="initialization">How weights are drawn.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">The architecture is impossible.</exception>
    /// <exception cref="ResourceException">The machine has not enough memory.</exception>
    public static PatchNetwork Create(NetworkArchitecture architecture, WeightInitialization initialization, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        var layout = new NetworkLayout(architecture);
        var parameters = new AlignedBuffer(layout.ParameterLength);
        for (int index = 0; index < layout.Tensors.Count; index++)
        {
            ParameterTensor tensor = layout.Tensors[index];
            var random = new SplitMixRandom(seed, (ulong)index);
            for (long i = 0; i < tensor.Length; i++)
            {
                parameters.Pointer[tensor.Offset + tensor.Place(i)] = FreshWeights.Draw(tensor, initialization, ref random);
            }
        }

        return new PatchNetwork(layout, parameters);
    }

    /// <summary>Builds the network from named tensors; others in the file are ignored.</summary>
    /// <param name="architecture">The shape.</param>
    /// <param name="file">The file with all tensors of <see cref="ToTensors"/>.</param>
    /// <param name="prefix">What stands before every tensor's name.</param>
    /// <exception cref="ArgumentException">The architecture is impossible.</exception>
    /// <exception cref="BadInputException">A tensor is missing, or its shape or type is another.</exception>
    /// <exception cref="ResourceException">The machine has not enough memory.</exception>
    public static PatchNetwork FromTensors(NetworkArchitecture architecture, SafetensorsFile file, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(file);
        var layout = new NetworkLayout(architecture);
        var parameters = new AlignedBuffer(layout.ParameterLength);
        TensorExchange.Import(layout, file, prefix, parameters);
        return new PatchNetwork(layout, parameters);
    }

    /// <summary>
    /// The weights by name: <c>conv1.weight</c> [O, I, 3, 3], <c>conv1.bias</c> [O], .., then <c>projection.weight</c> [O, I] and <c>projection.bias</c> [O]
    /// where there is one, then per head (<c>class</c>, where there is one, and <c>regress</c>) <c>class.fc1.weight</c> [O, I], <c>class.fc1.bias</c>, ..,
    /// <c>class.out.weight</c>, <c>class.out.bias</c>. A group's features are in the order [y, x, map]; they are the inputs of the projection. Those of fc1
    /// are the projected units in the order [group, unit], or without a projection the features in the order [group, y, x, map].
    /// </summary>
    /// <param name="prefix">Put before every tensor's name.</param>
    /// <param name="half">Whether to round the values to float16, which <see cref="FromTensors"/> reads too.</param>
    /// <exception cref="ArgumentException"><paramref name="half"/> is asked for and a value is too large for it.</exception>
    public IReadOnlyList<SafetensorsTensor> ToTensors(string prefix = "", bool half = false) => TensorExchange.Export(Layout, prefix, _parameters, half);

    /// <summary>Predicts a batch. Allocates nothing.</summary>
    /// <param name="patches">Patches <c>[batch * Groups, PatchSize, PatchSize, Channels]</c>.</param>
    /// <param name="batch">Number of samples, 1 to <see cref="NetworkWorkspace.MaxBatch"/>.</param>
    /// <param name="displacements">Receives the regression head's outputs <c>[batch, n_o]</c>.</param>
    /// <param name="classLogits">Receives the classification head's outputs before any softmax, <c>[batch, 2 n_o]</c>; empty without that head, or if not
    /// wanted.</param>
    /// <param name="workspace">Memory and threads; used by one call at a time.</param>
    /// <exception cref="ArgumentException">A span's length does not fit, or the workspace belongs to another architecture.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batch"/> is below 1 or above the workspace's largest.</exception>
    /// <exception cref="InvalidOperationException">The workspace's team is busy with another call.</exception>
    public void Predict(ReadOnlySpan<float> patches, int batch, Span<float> displacements, Span<float> classLogits, NetworkWorkspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batch, workspace.MaxBatch);
        if (workspace.Layout != Layout && !Layout.Matches(workspace.Layout))
        {
            throw new ArgumentException("The workspace was made for another architecture.", nameof(workspace));
        }

        NetworkArchitecture architecture = Architecture;
        ThrowHelper.IfLengthDiffers(patches.Length, (long)batch * architecture.InputLength, nameof(patches));
        ThrowHelper.IfLengthDiffers(displacements.Length, (long)batch * architecture.Outputs, nameof(displacements));
        if (!classLogits.IsEmpty)
        {
            ThrowHelper.IfLengthDiffers(classLogits.Length, (long)batch * architecture.ClassLogits, nameof(classLogits));
        }

        fixed (float* input = patches)
        {
            workspace.Forward.Run(_parameters.Pointer, _prepared.Pointer, input, architecture.Channels, patches.Length, batch, 0, 0, 0);
        }

        CopyHead(workspace, Layout.RegressionHead, batch, architecture.Outputs, displacements);
        if (!classLogits.IsEmpty)
        {
            CopyHead(workspace, NetworkLayout.ClassHead, batch, architecture.ClassLogits, classLogits);
        }

        // The kernels held bare pointers into these.
        GC.KeepAlive(this);
        GC.KeepAlive(workspace);
    }

    private static void CopyHead(NetworkWorkspace workspace, int head, int batch, int outputs, Span<float> target)
    {
        ReadOnlySpan<float> source = workspace.HeadOutput(head, batch, out int stride);
        for (int sample = 0; sample < batch; sample++)
        {
            source.Slice(sample * stride, outputs).CopyTo(target[(sample * outputs)..]);
        }
    }
}
