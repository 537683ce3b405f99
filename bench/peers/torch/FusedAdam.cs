using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;

namespace Pinpoint.TorchPeer;

/// <summary>
/// Clipping and AdamW in one pass over libtorch's own memory. The optimisers of TorchSharp go over every tensor a dozen times, an operator at a time; PyTorch
/// has a fused one, which TorchSharp does not reach. This one stands for it, so that it is not the optimiser that is compared.
/// </summary>
internal sealed class FusedAdam
{
    private const float Rate = 1e-4f;
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.999f;
    private const float Epsilon = 1e-8f;
    private const int Piece = 1 << 16;
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly float[][] _first;
    private readonly float[][] _second;
    private readonly float _clip;
    private readonly float _decay;
    private readonly ParallelOptions _threads;
    private readonly (int Parameter, int Start)[] _pieces;
    private int _step;

    public FusedAdam(IReadOnlyList<Parameter> parameters, float clip, float decay, int threads)
    {
        (_parameters, _clip, _decay) = (parameters, clip, decay);
        _first = [.. parameters.Select(parameter => new float[parameter.NumberOfElements])];
        _second = [.. parameters.Select(parameter => new float[parameter.NumberOfElements])];
        _threads = new ParallelOptions { MaxDegreeOfParallelism = threads };
        _pieces =
        [
            .. from index in Enumerable.Range(0, parameters.Count)
               from piece in Enumerable.Range(0, (_first[index].Length + Piece - 1) / Piece)
               select (index, piece * Piece),
        ];
    }

    /// <summary>Updates all parameters by their gradients, which are gone afterwards.</summary>
    public void Step()
    {
        _step++;
        torch.Tensor[] gradients = [.. _parameters.Select(parameter => parameter.grad!.contiguous())];
        float factor = FactorOf(gradients);
        float step = Rate * MathF.Sqrt(1 - MathF.Pow(Beta2, _step)) / (1 - MathF.Pow(Beta1, _step));
        Over(piece => Update(piece, Values(gradients[piece.Parameter], piece.Start), factor, step));
        for (int i = 0; i < gradients.Length; i++)
        {
            gradients[i].Dispose();
            _parameters[i].grad = null;
        }
    }

    private static Span<float> Values(torch.Tensor tensor, int start)
    {
        Span<float> values = MemoryMarshal.Cast<byte, float>(tensor.bytes)[start..];
        return values[..Math.Min(values.Length, Piece)];
    }

    private void Over(Action<(int Parameter, int Start)> work)
    {
        if (_threads.MaxDegreeOfParallelism == 1)
        {
            Array.ForEach(_pieces, new(work));
        }
        else
        {
            Parallel.ForEach(_pieces, _threads, work);
        }
    }

    private float FactorOf(torch.Tensor[] gradients)
    {
        if (_clip == 0)
        {
            return 1;
        }

        double[] sums = new double[_pieces.Length];
        Parallel.For(0, _pieces.Length, _threads, index => sums[index] = SumOfSquares(Values(gradients[_pieces[index].Parameter], _pieces[index].Start)));
        return (float)Math.Min(1, _clip / Math.Sqrt(sums.Sum()));
    }

    private static double SumOfSquares(ReadOnlySpan<float> values)
    {
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        Vector<float> sum = Vector<float>.Zero;
        foreach (Vector<float> vector in vectors)
        {
            sum += vector * vector;
        }

        double rest = Vector.Sum(sum);
        foreach (float value in values[(vectors.Length * Vector<float>.Count)..])
        {
            rest += value * value;
        }

        return rest;
    }

    private void Update((int Parameter, int Start) piece, Span<float> gradient, float factor, float step)
    {
        Span<float> values = Values(_parameters[piece.Parameter], piece.Start);
        Span<float> first = _first[piece.Parameter].AsSpan(piece.Start, values.Length);
        Span<float> second = _second[piece.Parameter].AsSpan(piece.Start, values.Length);
        int done = 0;
        for (; done <= values.Length - Vector<float>.Count; done += Vector<float>.Count)
        {
            Vector<float> slope = new Vector<float>(gradient[done..]) * factor;
            Vector<float> mean = (new Vector<float>(first[done..]) * Beta1) + (slope * (1 - Beta1));
            Vector<float> square = (new Vector<float>(second[done..]) * Beta2) + (slope * slope * (1 - Beta2));
            mean.CopyTo(first[done..]);
            square.CopyTo(second[done..]);
            Vector<float> way = mean / (Vector.SquareRoot(square) + new Vector<float>(Epsilon));
            ((new Vector<float>(values[done..]) * (1 - (Rate * _decay))) - (way * step)).CopyTo(values[done..]);
        }

        for (; done < values.Length; done++)
        {
            float slope = gradient[done] * factor;
            first[done] = (first[done] * Beta1) + (slope * (1 - Beta1));
            second[done] = (second[done] * Beta2) + (slope * slope * (1 - Beta2));
            values[done] = (values[done] * (1 - (Rate * _decay))) - (step * first[done] / (MathF.Sqrt(second[done]) + Epsilon));
        }
    }
}
