using FsCheck;
using FsCheck.Fluent;

namespace Pinpoint.Imaging.Tests;

public sealed class BidsNameTests
{
    private static readonly string[] Values = ["01", "a", "pre", "MPRAGE", "2", "x+y"];

    private static Gen<(string Key, string Value)[]> Entities() =>
        from keys in Gen.SubListOf(BidsEntity.All.Select(entity => entity.Key).ToArray())
        from shuffled in Gen.Shuffle(keys.ToArray())
        from values in Gen.Elements(Values).ArrayOf(shuffled.Length)
        select shuffled.Zip(values).ToArray();

    private static Arbitrary<string> Names() =>
        (from entities in Entities()
         from suffix in Gen.Elements("T1w", "ct", "bold")
         from extension in Gen.Elements(".nii", ".nii.gz", ".json", ".fcsv")
         select string.Concat(entities.Select(entity => $"{entity.Key}-{entity.Value}_")) + suffix + extension).ToArbitrary();

    [Fact]
    public void A_name_that_is_taken_apart_is_the_same_when_put_together() =>
        Prop.ForAll(Names(), name => BidsName.Parse(name).ShouldNotBeNull().ToString().ShouldBe(name)).QuickCheckThrowOnFailure();

    [Fact]
    public void An_entity_that_is_set_has_its_value_and_its_place_and_changes_no_other()
    {
        var entities = Gen.Elements(BidsEntity.All.ToArray()).ToArbitrary();
        Prop.ForAll(Names(), entities, (text, entity) =>
        {
            BidsName name = BidsName.Parse(text)!;
            BidsName changed = name.With(entity, "new");
            changed.ValueOf(entity).ShouldBe("new");
            changed.Entities.Where(other => other.Key != entity.Key).ShouldBe(name.Entities.Where(other => other.Key != entity.Key));
            changed.With(entity, null).Entities.ShouldBe(name.Entities.Where(other => other.Key != entity.Key));
            BidsName.Parse(changed.ToString()).ShouldBe(changed);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Entities_that_come_one_by_one_stand_in_the_order_of_bids()
    {
        Prop.ForAll(Entities().ToArbitrary(), entities =>
        {
            BidsName name = BidsName.Parse("sub-x_T1w.nii")!;
            foreach ((string key, string value) in entities)
            {
                name = name.With(BidsEntity.Find(key)!, value);
            }

            string[] order = [.. BidsEntity.All.Select(entity => entity.Key)];
            name.Entities.Select(entity => Array.IndexOf(order, entity.Key)).ShouldBeInOrder(SortDirection.Ascending);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Entities_that_bids_does_not_know_keep_their_place()
    {
        BidsName name = BidsName.Parse("sub-01_lab-x_run-2_T1w.nii.gz")!;
        name.With(BidsEntity.Session, "a").With(BidsEntity.Description, "m").As("landmarks", ".json").ToString()
            .ShouldBe("sub-01_ses-a_lab-x_run-2_desc-m_landmarks.json");
    }

    [Theory]
    [InlineData("T1w")]
    [InlineData(".nii")]
    [InlineData("sub-01_T1w")]
    [InlineData("sub-01_T1w.")]
    [InlineData("sub-01.nii")]
    [InlineData("sub-_T1w.nii")]
    [InlineData("-01_T1w.nii")]
    [InlineData("sub-01_.nii")]
    [InlineData("sub-01__T1w.nii")]
    [InlineData("sub-01_run_T1w.nii")]
    [InlineData("sub-0 1_T1w.nii")]
    [InlineData("sub-01_Run-1_T1w.nii")]
    [InlineData("sub-01_run-1_run-2_T1w.nii")]
    [InlineData("sub-01-02_T1w.nii")]
    public void What_is_no_name_of_bids_is_none(string name) => BidsName.Parse(name).ShouldBeNull();

    [Fact]
    public void A_value_that_is_no_label_is_refused() =>
        Should.Throw<ArgumentException>(() => BidsName.Parse("sub-01_T1w.nii")!.With(BidsEntity.Description, "fetal-head"));
}
