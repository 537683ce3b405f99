using Microsoft.ML.OnnxRuntime;

namespace Pinpoint.Benchmarks;

/// <summary>
/// A way to run ONNX Runtime. Graph optimisations are all on, execution is sequential, and the arena keeps memory between runs: without it large batches took
/// ten times as long, and small ones hardly less.
/// </summary>
/// <param name="ChannelsFirst">Whether the patches come channels first, as the runtime computes; else channels last, as the exported file takes them.</param>
/// <param name="Spinning">Whether idle threads spin.</param>
internal sealed record OnnxRuntimeForm(bool ChannelsFirst, bool Spinning)
{
    private static readonly bool[] Both = [false, true];

    /// <summary>The forms that are tried: with one thread nobody waits, so nobody spins.</summary>
    public static IReadOnlyList<OnnxRuntimeForm> For(int threads) =>
    [
        .. from first in Both
           from spinning in Both
           where spinning || threads > 1
           select new OnnxRuntimeForm(first, spinning),
    ];

    /// <summary>The form in words.</summary>
    /// <param name="threads">Threads; with one, spinning says nothing.</param>
    public string TextFor(int threads) =>
        $"channels {(ChannelsFirst ? "first" : "last")}{(threads == 1 ? "" : $", spinning {(Spinning ? "on" : "off")}")}";

    public SessionOptions OptionsFor(int threads)
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            EnableCpuMemArena = true,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", Spinning ? "1" : "0");
        options.AddSessionConfigEntry("session.set_denormal_as_zero", "1");
        return options;
    }
}
