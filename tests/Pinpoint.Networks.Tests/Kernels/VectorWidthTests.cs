using System.Runtime.Intrinsics;

namespace Pinpoint.Networks.Tests.Kernels;

/// <summary>The width of the kernels that this process runs.</summary>
public sealed class VectorWidthTests
{
    /// <summary>Set by <see cref="InstructionSetTests"/> for the test runs that it starts.</summary>
    public const string ExpectedBits = "PINPOINT_TEST_EXPECTED_BITS";

    [Fact]
    public void The_engine_takes_the_widest_vectors_that_the_process_may_use()
    {
        int possible = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        KernelSet.Best.Bits.ShouldBe(int.TryParse(Environment.GetEnvironmentVariable(ExpectedBits), out int expected) ? expected : possible);
    }
}
