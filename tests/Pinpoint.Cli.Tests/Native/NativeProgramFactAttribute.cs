namespace Pinpoint.Cli.Tests.Native;

/// <summary>A test of a natively compiled program; skipped where <c>PINPOINT_PROGRAM</c> names none.</summary>
public sealed class NativeProgramFactAttribute : FactAttribute
{
    public NativeProgramFactAttribute()
    {
        Skip = PinpointProcess.Program is null ? "PINPOINT_PROGRAM names no natively compiled program (CONTRIBUTING.md says how one is made)" : null;
    }
}
