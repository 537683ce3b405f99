namespace Pinpoint.Cli.Native;

/// <summary>Whether a processor of the x86 family is best served by code for vectors of 512 bits (level x86-64-v4).</summary>
internal static class ProcessorLevel
{
    private const int StateSave = 1 << 27;
    private const int Foundation = 1 << 16;
    private const int DoubleAndQuad = 1 << 17;
    private const int Conflict = 1 << 28;
    private const int ByteAndWord = 1 << 30;
    private const int Lengths = 1 << 31;

    /// <summary>
    /// True where the processor has AVX-512 F, BW, CD, DQ and VL, the operating system saves its registers, and the clock does not slow down for it, as
    /// Intel's does from Skylake to Cannon Lake: .NET keeps to 256 bits there too.
    /// </summary>
    public static bool IsWide(ProcessorQuestion ask)
    {
        var (most, first, third, second) = ask(0, 0);
        const int StateLeaf = 0xD;
        if (most < StateLeaf)
        {
            return false;
        }

        var (signature, _, features, _) = ask(1, 0);
        const int All = Foundation | DoubleAndQuad | Conflict | ByteAndWord | Lengths;
        return (features & StateSave) != 0
            && (ask(7, 0).Ebx & All) == All
            && IsSaved(ask)
            && !((first, second, third) == (0x756E6547, 0x49656E69, 0x6C65746E) && IsSlowed(signature));
    }

    // The bytes that the enabled registers take when they are saved reach as far as those of the upper sixteen of 512 bits (component 7).
    private static bool IsSaved(ProcessorQuestion ask)
    {
        var (bytes, offset, _, _) = ask(0xD, 7);
        return bytes > 0 && ask(0xD, 0).Ebx >= offset + bytes;
    }

    // Family 6; models 0x55 (Skylake, Cascade Lake, Cooper Lake) and 0x66 (Cannon Lake).
    private static bool IsSlowed(int signature)
    {
        int family = (signature >> 8) & 0xF;
        int model = ((signature >> 4) & 0xF) | ((signature >> 12) & 0xF0);
        return family == 6 && model is 0x55 or 0x66;
    }
}
