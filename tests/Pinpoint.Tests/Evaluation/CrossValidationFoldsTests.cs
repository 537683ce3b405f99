using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;

namespace Pinpoint.Tests.Evaluation;

public sealed class CrossValidationFoldsTests
{
    [Fact]
    public void Cases_of_one_scan_are_held_out_together()
    {
        var gen = from count in Gen.Choose(4, 20)
                  from folds in Gen.Choose(2, 3)
                  from seed in Gen.Choose(0, 1000)
                  from copies in Gen.Choose(1, 3)
                  select (count, folds, seed, copies);
        Prop.ForAll(gen.ToArbitrary(), sample =>
        {
            DatasetCase[] cases = [.. Enumerable.Range(0, sample.count).Select(i => new DatasetCase($"case{i}", "v", "l", null))];
            string IdentityOf(DatasetCase item) => $"scan {int.Parse(item.Name[4..]) / sample.copies}";
            if (sample.folds > cases.Select(IdentityOf).Distinct(StringComparer.Ordinal).Count())
            {
                return;
            }

            IReadOnlyList<CrossValidationFold> dealt = CrossValidationFolds.Deal(cases, sample.folds, (ulong)sample.seed, IdentityOf);
            dealt.SelectMany(fold => fold.Held).Select(item => item.Name).Order(StringComparer.Ordinal)
                .ShouldBe(cases.Select(item => item.Name).Order(StringComparer.Ordinal));
            foreach (CrossValidationFold fold in dealt)
            {
                fold.Held.Select(IdentityOf).Intersect(fold.Training.Select(IdentityOf), StringComparer.Ordinal).ShouldBeEmpty();
            }
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void Different_scans_are_dealt_as_if_none_were_compared()
    {
        DatasetCase[] cases = [.. Enumerable.Range(0, 11).Select(i => new DatasetCase($"case{i}", "v", "l", null))];
        IEnumerable<string> Names(IReadOnlyList<CrossValidationFold> folds) => folds.Select(fold => string.Join(' ', fold.Held.Select(item => item.Name)));
        Names(CrossValidationFolds.Deal(cases, 3, 7, item => $"hash of {item.Name}")).ShouldBe(Names(CrossValidationFolds.Deal(cases, 3, 7)));
    }

    [Fact]
    public void Folds_are_no_more_than_different_scans()
    {
        DatasetCase[] cases = [.. Enumerable.Range(0, 4).Select(i => new DatasetCase($"case{i}", "v", "l", null))];
        Should.Throw<UsageException>(() => CrossValidationFolds.Deal(cases, 3, 7, item => item.Name is "case0" ? "a" : "b"))
            .Message.ShouldBe("2 cases (and 2 that hold the same scans again) cannot be dealt into 3 folds; choose 2 to 2");
    }
}
