using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Research.Agents;

namespace Pinpoint.Research.Tests.Agents;

public sealed class ReplayMemoryTests
{
    [Fact]
    public void A_memory_keeps_the_latest_moves_as_many_as_it_holds()
    {
        Prop.ForAll(Gen.Choose(1, 20).ToArbitrary(), Gen.Choose(0, 70).ToArbitrary(), (capacity, added) =>
        {
            ReplayMemory memory = Filled(capacity, added);
            int[] latest = [.. Enumerable.Range(0, added).TakeLast(capacity)];
            return memory.Added == added && memory.Count == latest.Length && memory.Kept.ToArray().Select(item => item.Case).Order().SequenceEqual(latest);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_move_that_is_kept_is_drawn_equally_often()
    {
        ReplayMemory memory = Filled(8, 13);
        int[] drawn = new int[13];
        var random = new SplitMixRandom(3);
        for (int i = 0; i < 8000; i++)
        {
            drawn[memory.Draw(ref random).Case]++;
        }

        drawn.Take(5).ShouldAllBe(count => count == 0);
        drawn.Skip(5).ShouldAllBe(count => count > 850 && count < 1150);
    }

    [Fact]
    public void A_restored_memory_goes_on_as_the_one_that_was_saved()
    {
        ReplayMemory saved = Filled(8, 13);
        var restored = new ReplayMemory(8);
        restored.Restore(saved.Kept, saved.Added);
        saved.Add(Of(99));
        restored.Add(Of(99));
        restored.Kept.ToArray().ShouldBe(saved.Kept.ToArray());
        restored.Added.ShouldBe(14);
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(5, 3)]
    [InlineData(0, -1)]
    public void What_no_memory_could_have_kept_is_refused(int kept, long added) =>
        Should.Throw<ArgumentException>(() => new ReplayMemory(8).Restore(new Experience[kept], added));

    [Fact]
    public void An_empty_memory_has_nothing_to_draw() => Should.Throw<ArgumentOutOfRangeException>(() =>
    {
        var random = new SplitMixRandom(1);
        return new ReplayMemory(4).Draw(ref random).Case;
    });

    private static ReplayMemory Filled(int capacity, int added)
    {
        var memory = new ReplayMemory(capacity);
        for (int i = 0; i < added; i++)
        {
            memory.Add(Of(i));
        }

        return memory;
    }

    private static Experience Of(int number) => new(number, 1, default, 0, default, 0);
}
