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

        if (shape.Narrow)
        {
            ClearSurplus(start, count, target);
        }
    }

    /// <summary>A narrow kernel row of 16 reads into the next pixel; those products belong to no weight.</summary>
    private void ClearSurplus(long start, int count, float* target)
    {
        const int Row = 16;
        int used = 3 * shape.Channels;
        for (int i = 0; i < count && start + i < shape.WeightLength; i++)
        {
            if ((start + i) % Row >= used)
            {
                target[i] = 0;
            }
        }
    }
}
