using System.Diagnostics;
using System.Globalization;
using Pinpoint.Networks;

namespace Pinpoint.Benchmarks;

/// <summary>A network whose layers run one by one, forwards and backwards, so that each can be timed where it stands among the others.</summary>
internal sealed unsafe class LayerWork : IDisposable
{
    private const float Dropout = 0.5f;
    private readonly NetworkWorkload _work;
    private readonly NetworkLayout _layout;
    private readonly WorkerTeam _team;
    private readonly AlignedBuffer _prepared;
    private readonly AlignedBuffer _gradient;
    private readonly TrainingBuffers? _training;
    private readonly ForwardBuffers? _inference;
    private readonly ForwardPass _forward;
    private readonly BackwardPass? _backward;
    private readonly long[] _preparedOffsets;

    /// <summary>Takes the memory.</summary>
    /// <param name="work">The network and its input.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="training">Whether the layers run as in training: with pooling records, drop-out and a padded input.</param>
    public LayerWork(NetworkWorkload work, int threads, bool training)
    {
        _work = work;
        _layout = work.Network.Layout;
        _team = new WorkerTeam(threads);
        _prepared = new AlignedBuffer(_layout.PreparedLength);
        _gradient = new AlignedBuffer(training ? _layout.ParameterLength : 1);
        for (int item = 0; item < _layout.PreparationItems; item++)
        {
            WeightPreparation.Prepare(_layout, work.Network.Parameters.Pointer, _prepared.Pointer, item);
        }

        _preparedOffsets = new long[_layout.Convolutions.Count];
        for (int block = 1; block < _preparedOffsets.Length; block++)
        {
            _preparedOffsets[block] = _preparedOffsets[block - 1] + _layout.Convolutions[block - 1].PreparedLength;
        }

        _training = training ? new TrainingBuffers(_layout, work.Batch, threads) : null;
        _inference = training ? null : new ForwardBuffers(_layout, work.Batch, threads, records: false);
        _forward = new ForwardPass(_layout, _training?.Forward ?? _inference!, _team, KernelSet.Best);
        _backward = training ? new BackwardPass(_layout, _training!, _forward, _team, KernelSet.Best) : null;
        CopyPatches();
        RunForward(new double[Count]);
        if (training)
        {
            FillOutputGradients();
        }
    }

    /// <summary>Convolution blocks and fully connected layers.</summary>
    public int Count => Blocks + _layout.Heads[0].Count;

    private int Blocks => _layout.Convolutions.Count;

    /// <summary>The layer's name and sizes.</summary>
    public string NameOf(int layer)
    {
        if (layer < Blocks)
        {
            ConvolutionShape shape = _layout.Convolutions[layer];
            return string.Create(CultureInfo.InvariantCulture, $"conv{layer + 1}, {shape.InputSize}^2 x {shape.Channels} to {shape.Maps} maps");
        }

        int inputs = _layout.Heads[0][layer - Blocks].Inputs;
        return $"{(layer < Count - 1 ? $"fc{layer - Blocks + 1}" : "out")}, {inputs} to " +
            $"{string.Join(" and ", _layout.Heads.Select(head => head[layer - Blocks].Outputs))}";
    }

    /// <summary>Operations of a layer by the definition for the whole batch, two per multiply-add.</summary>
    public double OperationsOf(int layer) => _work.Batch * (layer < Blocks
        ? 2.0 * 4 * _layout.Convolutions[layer].Windows * 9 * _layout.Convolutions[layer].Channels * _layout.Convolutions[layer].Maps
            * _layout.Architecture.Groups
        : _layout.Heads.Sum(head => 2.0 * head[layer - Blocks].Inputs * head[layer - Blocks].Outputs));

    /// <summary>Bytes of weights that a forward pass of the layer reads at least once.</summary>
    public double WeightBytesOf(int layer) => sizeof(float) * (layer < Blocks
        ? _layout.Convolutions[layer].PreparedLength
        : _layout.Heads.Sum(head => (double)head[layer - Blocks].WeightLength));

    public void Forward(int layer)
    {
        float* parameters = _work.Network.Parameters.Pointer;
        if (layer >= Blocks)
        {
            _forward.RunLevel(layer - Blocks, parameters, _work.Batch, _training is null ? 0 : Dropout, 1, 1);
            return;
        }

        float* prepared = _prepared.Pointer + _preparedOffsets[layer];
        if (_training is not null)
        {
            _forward.RunBlock(layer, parameters, prepared, _training.Input.Pointer, _layout.Convolutions[0].ChannelStride, _training.Input.Length, _work.Batch);
            return;
        }

        fixed (float* patches = _work.Patches)
        {
            _forward.RunBlock(layer, parameters, prepared, patches, _layout.Architecture.Channels, _work.Patches.Length, _work.Batch);
        }
    }

    public void Backward(int layer)
    {
        float* parameters = _work.Network.Parameters.Pointer;
        if (layer < Blocks)
        {
            _backward!.RunBlock(layer, parameters, _gradient.Pointer, _work.Batch);
        }
        else
        {
            _backward!.RunLevel(layer - Blocks, parameters, _gradient.Pointer, _work.Batch, Dropout);
        }
    }

    /// <summary>All layers forwards; writes the seconds of each.</summary>
    public void RunForward(double[] seconds)
    {
        for (int layer = 0; layer < Count; layer++)
        {
            long start = Stopwatch.GetTimestamp();
            Forward(layer);
            seconds[layer] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }

    /// <summary>All layers backwards; writes the seconds of each.</summary>
    public void RunBackward(double[] seconds)
    {
        for (int layer = Count - 1; layer >= 0; layer--)
        {
            long start = Stopwatch.GetTimestamp();
            Backward(layer);
            seconds[layer] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }

    public void Dispose()
    {
        _training?.Dispose();
        _inference?.Dispose();
        _gradient.Dispose();
        _prepared.Dispose();
        _team.Dispose();
    }

    private void CopyPatches()
    {
        if (_training is null)
        {
            return;
        }

        ConvolutionShape first = _layout.Convolutions[0];
        fixed (float* source = _work.Patches)
        {
            var copy = new PatchCopyJob(source, _training.Input.Pointer, first.InputSize * first.InputSize, first.Channels, first.ChannelStride);
            _team.Run(_work.Batch * _layout.Architecture.Groups, copy);
        }
    }

    private void FillOutputGradients()
    {
        var random = new SplitMixRandom(3);
        foreach (AlignedBuffer[] head in _training!.UnitGradient)
        {
            Span<float> gradient = head[^1].Span(0, (int)head[^1].Length);
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] = 0.01f * (float)random.NextNormal();
            }
        }
    }
}
