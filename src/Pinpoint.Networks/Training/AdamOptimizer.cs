namespace Pinpoint.Networks;

/// <summary>The optimiser's state: parameters, moments, average and step count.</summary>
internal sealed unsafe class AdamOptimizer : IDisposable
{
    private const int Piece = 16384;
    private readonly TrainerOptions _options;
    private readonly WorkerTeam _team;
    private readonly KernelSet _kernels;
    private readonly ParameterSegment[] _segments;
    private readonly double[] _squares;

    public AdamOptimizer(NetworkLayout layout, AlignedBuffer start, TrainerOptions options, WorkerTeam team, KernelSet kernels)
    {
        (_options, _team, _kernels) = (options, team, kernels);
        Parameters = Copy(start);
        Gradient = new AlignedBuffer(layout.ParameterLength);
        FirstMoment = new AlignedBuffer(layout.ParameterLength);
        SecondMoment = new AlignedBuffer(layout.ParameterLength);
        Average = options.AverageDecay is null ? null : Copy(start);
        _segments = [.. layout.Tensors.SelectMany(Segments)];
        _squares = new double[_segments.Length];
    }

    public AlignedBuffer Parameters { get; }

    public AlignedBuffer Gradient { get; }

    public AlignedBuffer FirstMoment { get; }

    public AlignedBuffer SecondMoment { get; }

    public AlignedBuffer? Average { get; }

    public long Step { get; set; }

    public static AlignedBuffer Copy(AlignedBuffer source)
    {
        var copy = new AlignedBuffer(source.Length);
        Buffer.MemoryCopy(source.Pointer, copy.Pointer, copy.Length * sizeof(float), source.Length * sizeof(float));
        GC.KeepAlive(source);
        return copy;
    }

    /// <summary>One update with the gradient that stands in <see cref="Gradient"/>.</summary>
    public void Update(double learningRate)
    {
        Step++;
        var task = new AdamTask
        {
            Parameters = Parameters.Pointer,
            Gradient = Gradient.Pointer,
            FirstMoment = FirstMoment.Pointer,
            SecondMoment = SecondMoment.Pointer,
            Average = Average is null ? null : Average.Pointer,
            GradientScale = ClipScale(),
            Beta1 = _options.Beta1,
            Beta2 = _options.Beta2,
            StepSize = (float)(learningRate / (1 - Math.Pow(_options.Beta1, Step))),
            InverseRootCorrection = (float)(1 / Math.Sqrt(1 - Math.Pow(_options.Beta2, Step))),
            Epsilon = _options.Epsilon,
            Decay = (float)(learningRate * _options.WeightDecay),
            AverageDecay = AverageDecayAt(Step),
        };
        _team.Run(_segments.Length, new AdamJob(_kernels.Adam, &task, _segments));
    }

    public void Dispose()
    {
        Parameters.Dispose();
        Gradient.Dispose();
        FirstMoment.Dispose();
        SecondMoment.Dispose();
        Average?.Dispose();
    }

    private static IEnumerable<ParameterSegment> Segments(ParameterTensor tensor)
    {
        for (long start = 0; start < tensor.RegionLength; start += Piece)
        {
            yield return new ParameterSegment(tensor.Offset + start, (int)Math.Min(Piece, tensor.RegionLength - start), !tensor.IsBias);
        }
    }

    // A young average must forget the random start sooner than its final decay would: after t steps it spans about a tenth of them.
    private float AverageDecayAt(long step) => (float)Math.Min(_options.AverageDecay ?? 0, (1.0 + step) / (10.0 + step));

    private float ClipScale()
    {
        if (_options.ClipNorm is not float largest)
        {
            return 1;
        }

        _team.Run(_segments.Length, new SquareSumJob(Gradient.Pointer, _segments, _squares));
        double squares = 0;
        foreach (double square in _squares)
        {
            squares += square;
        }

        double norm = Math.Sqrt(squares);
        return norm > largest ? (float)(largest / norm) : 1;
    }
}
