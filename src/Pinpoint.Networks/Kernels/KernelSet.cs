using System.Runtime.Intrinsics;

namespace Pinpoint.Networks;

/// <summary>The kernels compiled for one vector width.</summary>
internal sealed unsafe class KernelSet
{
    // The widest first; the last is for every processor.
    private static readonly (int Bits, bool InHardware, Func<KernelSet> Create)[] Rows =
    [
        (512, Vector512.IsHardwareAccelerated, static () => Create<Width512, Vector512<float>>(512)),
        (256, Vector256.IsHardwareAccelerated, static () => Create<Width256, Vector256<float>>(256)),
        (128, true, static () => Create<Width128, Vector128<float>>(128)),
    ];

    private KernelSet(int bits) => Bits = bits;

    /// <summary>The widest set that this processor runs in hardware.</summary>
    public static KernelSet Best { get; } = Array.Find(Rows, row => row.InHardware).Create();

    /// <summary>The widths of all sets in bits, the widest first.</summary>
    public static IReadOnlyList<int> Widths { get; } = Array.ConvertAll(Rows, row => row.Bits);

    public int Bits { get; }

    public delegate*<ConvolutionTask*, int, float*, void> SmallWinograd { get; private init; }

    public delegate*<ConvolutionTask*, int, float*, void> WideWinograd { get; private init; }

    public delegate*<ConvolutionTask*, int, float*, void> ColumnWinograd { get; private init; }

    public delegate*<ConvolutionGradientTask*, int, float*, void> ConvolutionWeightGradient { get; private init; }

    public delegate*<ConvolutionGradientTask*, int, float*, void> NarrowWeightGradient { get; private init; }

    public delegate*<GradientPair*, int, float*, void> NarrowGradientAfter { get; private init; }

    public delegate*<ConvolutionGradientTask*, int, float*, void> ConvolutionInputGradient { get; private init; }

    public delegate*<DenseTask*, int, float*, void> DenseForward { get; private init; }

    public delegate*<DenseTask*, int, float*, void> DenseWeightGradient { get; private init; }

    public delegate*<DenseTask*, int, float*, void> DenseInputGradient { get; private init; }

    public delegate*<AdamTask*, long, int, bool, void> Adam { get; private init; }

    /// <summary>The set of one width, whether or not the hardware has it (tests compare all of them).</summary>
    public static KernelSet For(int bits) => Array.Find(Rows, row => row.Bits == bits).Create?.Invoke()
        ?? throw new ArgumentOutOfRangeException(nameof(bits), bits, $"Vectors have {string.Join(", ", Widths)} bits.");

    private static KernelSet Create<TWidth, TVector>(int bits)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : unmanaged => new(bits)
        {
            SmallWinograd = &WinogradConvolution<TWidth, TVector, SmallWinogradTile<TWidth, TVector>>.Run,
            WideWinograd = &WinogradConvolution<TWidth, TVector, WideWinogradTile<TWidth, TVector>>.Run,
            ColumnWinograd = &ColumnConvolution<TWidth, TVector>.Run,
            ConvolutionWeightGradient = &ConvolutionWeightGradient<TWidth, TVector>.Run,
            NarrowWeightGradient = &NarrowWeightGradient<TWidth, TVector>.Run,
            NarrowGradientAfter = &NarrowWeightGradient<TWidth, TVector>.RunAfter,
            ConvolutionInputGradient = &ConvolutionInputGradient<TWidth, TVector>.Run,
            DenseForward = &DenseLayer<TWidth, TVector>.Forward,
            DenseWeightGradient = &DenseLayer<TWidth, TVector>.WeightGradient,
            DenseInputGradient = &DenseLayer<TWidth, TVector>.InputGradient,
            Adam = &AdamUpdate<TWidth, TVector>.Run,
        };
}
