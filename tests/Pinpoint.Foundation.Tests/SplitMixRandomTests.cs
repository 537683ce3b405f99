namespace Pinpoint.Foundation.Tests;

public sealed class SplitMixRandomTests
{
    [Fact]
    public void The_same_seed_and_keys_give_the_same_stream()
    {
        var one = new SplitMixRandom(7, 1, 2, 3);
        var other = new SplitMixRandom(7, 1, 2, 3);
        for (int i = 0; i < 100; i++)
        {
            one.NextBits().ShouldBe(other.NextBits());
        }
    }

    [Fact]
    public void Any_other_key_gives_another_stream()
    {
        ulong[] first = [.. Streams().Select(random => random.NextBits())];
        first.Distinct().Count().ShouldBe(first.Length);
    }

    [Fact]
    public void Uniform_and_normal_numbers_have_the_right_moments()
    {
        var random = new SplitMixRandom(1);
        const int Count = 200_000;
        double uniform = 0;
        double normal = 0;
        double square = 0;
        for (int i = 0; i < Count; i++)
        {
            uniform += random.NextUniform() / Count;
            double value = random.NextNormal();
            normal += value / Count;
            square += value * value / Count;
        }

        uniform.ShouldBe(0.5, 0.005);
        normal.ShouldBe(0, 0.01);
        square.ShouldBe(1, 0.02);
    }

    [Fact]
    public void Indices_stay_below_the_count_and_reach_all_of_it()
    {
        var random = new SplitMixRandom(2);
        int[] hits = new int[7];
        for (int i = 0; i < 700; i++)
        {
            hits[random.NextIndex(7)]++;
        }

        hits.ShouldAllBe(count => count > 50);
    }

    private static IEnumerable<SplitMixRandom> Streams()
    {
        yield return new SplitMixRandom(0);
        yield return new SplitMixRandom(1);
        yield return new SplitMixRandom(0, 1);
        yield return new SplitMixRandom(0, 0, 1);
        yield return new SplitMixRandom(0, 0, 0, 1);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 8)]
    [InlineData(3, 29)]
    public void Draws_taken_together_are_those_taken_one_by_one(int skipped, int count)
    {
        var single = new SplitMixRandom(5, 6);
        for (int i = 0; i < skipped; i++)
        {
            single.NextBits();
        }

        SplitMixRandom together = new SplitMixRandom(5, 6).After((ulong)skipped);
        ulong[] bits = new ulong[count];
        together.Fill(bits);
        foreach (ulong draw in bits)
        {
            draw.ShouldBe(single.NextBits());
        }

        together.NextBits().ShouldBe(single.NextBits());
    }
}
