using System.Numerics;

namespace Pinpoint.Networks;

/// <summary>Adds up the weight gradients of the sample groups, always in the order of the groups.</summary>
internal readonly unsafe struct GradientReduction(ConvolutionShape shape, float* partial, int groups, float* gradient) : IWorkerJob
{
    private const int Piece = 8192;

    public static int Items(ConvolutionShape shape) => (int)((shape.End - shape.WeightOffset + Piece - 1) / Piece);

    public void Execute(int item, int worker)
    {
        long length = shape.End - shape.WeightOffset;
        long start = (long)item * Piece;
        int count = (int)Math.Min(Piece, length - start);
        float* target = gradient + shape.WeightOffset + start;
        new ReadOnlySpan<float>(partial + start, count).CopyTo(new Span<float>(target, count));
        for (int group = 1; group < groups; group++)
        {
            float* source = partial + (group * length) + start;
            for (int i = 0; i < count; i += Vector<float>.Count)
            {
                (Vector.Load(target + i) + Vector.Load(source + i)).Store(target + i);
            }
        }
    }
}
