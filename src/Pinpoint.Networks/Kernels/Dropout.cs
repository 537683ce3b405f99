namespace Pinpoint.Networks;

/// <summary>
/// Inverted drop-out (Srivastava et al. 2014). Its random numbers follow from seed, step, sample, layer and panel alone, so neither the
/// thread count nor a resumed run changes them.
/// </summary>
internal static unsafe class Dropout
{
    private const ulong PanelsPerLayer = 1UL << 32;

    /// <summary>Zeroes or scales the 32 units of one panel of one sample.</summary>
    public static void Apply(DenseTask* task, int row, int panel, float* units)
    {
        var random = new SplitMixRandom(task->Seed, task->Step, (ulong)row, (task->Layer * PanelsPerLayer) + (ulong)panel);
        float scale = 1 / (1 - task->DropoutRate);
        ulong threshold = (ulong)((double)task->DropoutRate * (1UL << 32));
        for (int unit = 0; unit < Panels.Width; unit += 2)
        {
            ulong bits = random.NextBits();
            units[unit] = (uint)bits < threshold ? 0 : units[unit] * scale;
            units[unit + 1] = bits >> 32 < threshold ? 0 : units[unit + 1] * scale;
        }
    }
}
