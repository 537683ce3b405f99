using Pinpoint.Workflows;

namespace Pinpoint.Documents.Tests.Workflows.Cohorts;

/// <summary>The laws of the split: every scan in exactly one part, parts of like size, few scans that move when one is added.</summary>
public sealed class PartitionTests
{
    private const int Cohorts = 60;

    [Fact]
    public void Every_scan_is_in_exactly_one_part_whatever_the_order_that_they_are_named_in()
    {
        foreach ((Random random, List<(string Name, long Bytes)> scans, int parts) in All())
        {
            int[] chosen = Partition.Of(scans, parts);
            chosen.Length.ShouldBe(scans.Count);
            chosen.ShouldAllBe(part => part >= 0 && part < parts);
            (string Name, long Bytes)[] shuffled = [.. scans];
            random.Shuffle(shuffled);
            int[] again = Partition.Of(shuffled, parts);
            var expected = scans.Zip(chosen).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal);
            shuffled.Zip(again).ShouldAllBe(pair => expected[pair.First.Name] == pair.Second);
        }
    }

    [Fact]
    public void No_part_has_more_than_a_tenth_or_the_largest_scan_above_the_mean()
    {
        foreach ((_, List<(string Name, long Bytes)> scans, int parts) in All())
        {
            double mean = scans.Sum(scan => (double)scan.Bytes) / parts;
            double bound = Math.Max(mean * (1 + Partition.Slack), mean + scans.Select(scan => scan.Bytes).DefaultIfEmpty().Max());
            Loads(scans, parts).ShouldAllBe(load => load <= bound + 1);
        }
    }

    [Fact]
    public void Parts_of_many_scans_are_within_a_tenth_of_the_mean()
    {
        foreach ((Random random, _, _) in All())
        {
            List<(string Name, long Bytes)> scans = Scans(random, 200, 6);
            Loads(scans, 8).Max().ShouldBeLessThan(1.101 * scans.Sum(scan => (double)scan.Bytes) / 8);
        }
    }

    [Fact]
    public void A_scan_that_is_added_moves_few_of_the_others()
    {
        const int Count = 200;
        var moved = new List<int>();
        foreach ((Random random, _, _) in All())
        {
            List<(string Name, long Bytes)> scans = Scans(random, Count, 6);
            int[] before = Partition.Of(scans, 8);
            int[] after = Partition.Of([.. scans, ("added", 20_000_000)], 8);
            moved.Add(before.Where((part, i) => after[i] != part).Count());
        }

        // Of 200; a greedy split by size moves most of them, and one by hashes alone, whose largest part is half as large again as the mean, none.
        moved.Average().ShouldBeLessThan(6);
        moved.Max().ShouldBeLessThan(20);
    }

    [Fact]
    public void A_part_more_moves_about_as_many_scans_as_it_takes()
    {
        var random = new Random(5);
        List<(string Name, long Bytes)> scans = Scans(random, 400, 2);
        int[] before = Partition.Of(scans, 8);
        int[] after = Partition.Of(scans, 9);
        before.Where((part, i) => after[i] != part && after[i] != 8).Count().ShouldBeLessThan(100);
    }

    [Fact]
    public void Scans_without_a_size_are_spread_all_the_same() =>
        Loads([.. Enumerable.Range(0, 400).Select(i => ($"scan-{i}", 0L))], 4, _ => 1).ShouldAllBe(load => load > 60);

    [Fact]
    public void There_is_one_part_of_one_and_none_beyond()
    {
        Partition.Of([("a", 1), ("b", 2)], 1).ShouldBe([0, 0]);
        Partition.Of([], 3).ShouldBeEmpty();
        Should.Throw<UsageException>(() => new CohortPart(3, 3));
        Should.Throw<UsageException>(() => new CohortPart(-1, 3));
        Should.Throw<UsageException>(() => new CohortPart(0, 0));
        new CohortPart(3, 12).Name.ShouldBe("part-0003-of-0012");
    }

    [Fact]
    public void The_split_of_yesterday_is_that_of_today() =>
        Partition.Of([.. Enumerable.Range(0, 16).Select(i => ($"sub-{i:00}", 1_000_000L * (i + 1)))], 4)
            .ShouldBe([2, 2, 2, 2, 1, 1, 0, 3, 0, 2, 1, 0, 3, 3, 1, 2]);

    private static double[] Loads(List<(string Name, long Bytes)> scans, int parts, Func<long, double>? weight = null)
    {
        double[] loads = new double[parts];
        int[] chosen = Partition.Of(scans, parts);
        for (int i = 0; i < scans.Count; i++)
        {
            loads[chosen[i]] += weight?.Invoke(scans[i].Bytes) ?? scans[i].Bytes;
        }

        return loads;
    }

    private static IEnumerable<(Random Random, List<(string Name, long Bytes)> Scans, int Parts)> All()
    {
        for (int seed = 0; seed < Cohorts; seed++)
        {
            var random = new Random(seed);
            yield return (random, Scans(random, random.Next(0, 300), random.Next(1, 100)), random.Next(1, 40));
        }
    }

    // Sizes over a range of a factor, from 5 MB.
    private static List<(string Name, long Bytes)> Scans(Random random, int count, int factor) =>
        [.. Enumerable.Range(0, count).Select(i => ($"sub-{i:000}", (long)(5e6 * Math.Pow(factor, random.NextDouble()))))];
}
