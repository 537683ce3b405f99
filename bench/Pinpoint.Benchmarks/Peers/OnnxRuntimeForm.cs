using Microsoft.ML.OnnxRuntime;

namespace Pinpoint.Benchmarks;

/// <summary>A way to run ONNX Runtime. Graph optimisations are all on, execution is sequential.</summary>
/// <param name="ChannelsFirst">Whether the patches come channels first, as the runtime computes; else channels last, as the exported file takes them.</param>
/// <param name="Arena">Whether memory is kept between runs.</param>
/// <param name="Spinning">Whether idle threads spin.</param>
internal sealed record OnnxRuntimeForm(bool ChannelsFirst, bool Arena, bool Spinning)
{
    private static readonly bool[] Both = [false, true];

    /// <summary>The forms that are tried: with one thread nobody waits, so nobody spins.</summary>
    public static IReadOnlyList<OnnxRuntimeForm> For(int threads) =>
    [
        .. from first in Both
           from arena in Both
           from spinning in Both
           where spinning || threads > 1
           select new OnnxRuntimeForm(first, arena, spinning),
    ];

    public string Text =>
        $"channels {(ChannelsFirst ? "first" : "last")}, arena {(Arena ? "on" : "off")}, spinning {(Spinning ? "on" : "off")}";

    public SessionOptions OptionsFor(int threads)
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            EnableCpuMemArena = Arena,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", Spinning ? "1" : "0");
        options.AddSessionConfigEntry("session.set_denormal_as_zero", "1");
        return options;
    }
}
