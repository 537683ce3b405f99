using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pinpoint.Cli.Native;

/// <summary>
/// The natively compiled program. Its code is for one level of the processor, fixed when it was compiled: <c>pinpoint</c> for processors with AVX2, and
/// beside it <c>pinpoint-avx512</c> for those with vectors of 512 bits, in which the first continues where there is both the file and the processor.
/// </summary>
internal static partial class NativeProgram
{
    private const string Wide = "-avx512";

    /// <summary>The file that people start: that of the process, or the one that continued in it.</summary>
    public static string? Path { get; } = PathOf(Environment.ProcessPath);

    /// <summary>
    /// Continues in the program for wider vectors, if it stands beside this one; returns where there is none, or it does not start, or nothing is to be
    /// computed: the version and the help of all are printed sooner than a program is started.
    /// </summary>
    public static void Continue(IReadOnlyList<string> arguments)
    {
        if (RuntimeFeature.IsDynamicCodeSupported || Vector512.IsHardwareAccelerated || !X86Base.IsSupported || OperatingSystem.IsWindows()
            || arguments.Count == 0 || arguments[0].StartsWith('-')
            || Environment.ProcessPath is not { } path || !ProcessorLevel.IsWide(X86Base.CpuId))
        {
            return;
        }

        // Does not return where it succeeds; the process keeps its number, its files and its terminal.
        _ = Execute(path + Wide, [path, .. arguments, null]);
    }

    internal static string? PathOf(string? process) => process?.EndsWith(Wide, StringComparison.Ordinal) == true ? process[..^Wide.Length] : process;

    [LibraryImport("libc", EntryPoint = "execv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Execute(string path, string?[] arguments);
}
