namespace Pinpoint.Networks;

/// <summary>Copies one patch into the engine's input, with the channels of every pixel padded.</summary>
internal readonly unsafe struct PatchCopyJob(float* source, float* target, int pixels, int channels, int stride) : IWorkerJob
{
    public void Execute(int item, int worker)
    {
        float* from = source + ((long)item * pixels * channels);
        float* to = target + ((long)item * pixels * stride);
        if (channels == stride)
        {
            new ReadOnlySpan<float>(from, pixels * channels).CopyTo(new Span<float>(to, pixels * stride));
            return;
        }

        for (int pixel = 0; pixel < pixels; pixel++, from += channels, to += stride)
        {
            // The surplus channels stay zero from the start.
            new ReadOnlySpan<float>(from, channels).CopyTo(new Span<float>(to, channels));
        }
    }
}
