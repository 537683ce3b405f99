using Pinpoint.Cli.Native;

namespace Pinpoint.Cli.Tests.Native;

/// <summary>What the processors at hand say of themselves (CPUID), and whether they get the code for 512 bits.</summary>
public sealed class ProcessorLevelTests
{
    private const int AllOfLevel4 = (1 << 16) | (1 << 17) | (1 << 28) | (1 << 30) | (1 << 31);
    private static readonly int[] Intel = [0x756E6547, 0x6C65746E, 0x49656E69];
    private static readonly int[] Amd = [0x68747541, 0x444D4163, 0x69746E65];

    [Fact]
    public void Zen_4_and_Ice_Lake_are_wide()
    {
        ProcessorLevel.IsWide(Processor(Amd, 0x00A60F12, AllOfLevel4)).ShouldBeTrue();
        ProcessorLevel.IsWide(Processor(Intel, 0x000606A6, AllOfLevel4)).ShouldBeTrue();
    }

    [Fact]
    public void Haswell_and_Zen_3_are_not() => ProcessorLevel.IsWide(Processor(Intel, 0x000306C3, 1 << 5)).ShouldBeFalse();

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(28)]
    [InlineData(30)]
    [InlineData(31)]
    public void A_processor_that_lacks_one_part_of_the_level_is_not(int bit) =>
        ProcessorLevel.IsWide(Processor(Amd, 0x00A60F12, AllOfLevel4 & ~(1 << bit))).ShouldBeFalse();

    [Theory]
    [InlineData(0x00050654)]
    [InlineData(0x00060663)]
    public void Intels_that_slow_down_for_it_are_not(int signature)
    {
        ProcessorLevel.IsWide(Processor(Intel, signature, AllOfLevel4)).ShouldBeFalse();

        // The number alone is none of theirs.
        ProcessorLevel.IsWide(Processor(Amd, signature, AllOfLevel4)).ShouldBeTrue();
    }

    [Fact]
    public void Registers_that_the_operating_system_does_not_save_are_not_used()
    {
        ProcessorLevel.IsWide(Processor(Amd, 0x00A60F12, AllOfLevel4, saved: 832)).ShouldBeFalse();
        ProcessorLevel.IsWide(Processor(Amd, 0x00A60F12, AllOfLevel4, hasStateSave: false)).ShouldBeFalse();
    }

    [Fact]
    public void A_processor_too_old_to_be_asked_is_not_asked() => ProcessorLevel.IsWide((leaf, _) => leaf == 0 ? (2, Intel[0], Intel[1], Intel[2])
        : throw new ArgumentOutOfRangeException(nameof(leaf))).ShouldBeFalse();

    [Fact]
    public void A_script_names_the_program_that_people_start()
    {
        NativeProgram.PathOf("/opt/pinpoint/pinpoint-avx512").ShouldBe("/opt/pinpoint/pinpoint");
        NativeProgram.PathOf("/opt/pinpoint/pinpoint").ShouldBe("/opt/pinpoint/pinpoint");
        NativeProgram.PathOf(null).ShouldBeNull();
    }

    // Leaf 0xD: the bytes that are saved now, and where the upper sixteen registers of 512 bits go among them.
    private static ProcessorQuestion Processor(int[] maker, int signature, int extended, int saved = 2696, bool hasStateSave = true) =>
        (leaf, subleaf) => (leaf, subleaf) switch
        {
            (0, 0) => (0x10, maker[0], maker[1], maker[2]),
            (1, 0) => (signature, 0, hasStateSave ? 1 << 27 : 0, 0),
            (7, 0) => (0, extended, 0, 0),
            (0xD, 0) => (0xE7, saved, 2696, 0),
            (0xD, 7) => (1024, 1664, 0, 0),
            _ => throw new ArgumentOutOfRangeException(nameof(leaf), leaf, null),
        };
}
