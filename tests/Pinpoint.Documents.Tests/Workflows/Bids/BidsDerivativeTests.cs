using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Imaging;
using Pinpoint.Workflows;

namespace Pinpoint.Documents.Tests;

public sealed class BidsDerivativeTests
{
    private static Gen<BidsImage> Images() =>
        from session in Gen.Elements(null, "a", "b")
        from acquisition in Gen.Elements(null, "fast", "T2w")
        from run in Gen.Elements(null, "1", "01", "2")
        from description in Gen.Elements(null, "preproc")
        from suffix in Gen.Elements("T1w", "T2w", "ct")
        let name = BidsName.Parse($"sub-01_{suffix}.nii.gz")!
            .With(BidsEntity.Session, session)
            .With(BidsEntity.Find("acq")!, acquisition)
            .With(BidsEntity.Find("run")!, run)
            .With(BidsEntity.Description, description)
        select new BidsImage("/data/" + name, $"sub-01/{(session is null ? "" : $"ses-{session}/")}anat/{name}", name, "anat");

    [Fact]
    public void Two_images_never_share_an_answer_and_an_answer_has_all_entities_of_its_image() =>
        Prop.ForAll(Images().ToArbitrary(), Images().ToArbitrary(), (one, other) =>
        {
            string name = BidsDerivative.NameOf(one, "model");
            (name == BidsDerivative.NameOf(other, "model")).ShouldBe(one.Place == other.Place);
            BidsName parsed = BidsName.Parse(Path.GetFileName(name) + ".json").ShouldNotBeNull();
            parsed.Suffix.ShouldBe("landmarks");
            foreach ((string key, string value) in one.Name.Entities.Where(entity => entity.Key != "desc"))
            {
                parsed.Entities.ShouldContain((key, value));
            }

            parsed.Entities[^1].ShouldBe(("desc", one.Name.ValueOf(BidsEntity.Description) + "model"));
            Path.GetDirectoryName(name).ShouldBe(Path.GetDirectoryName(one.Place));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("fetal-head", "fetalhead")]
    [InlineData("runs/my heads_2/", "myheads2")]
    [InlineData("/models/heads.v2.safetensors", "headsv2")]
    [InlineData("--", "model")]
    public void The_label_of_a_model_is_one_that_bids_takes(string model, string label) => BidsDerivative.LabelOf(model).ShouldBe(label);

    [Theory]
    [InlineData("data", "out", null)]
    [InlineData("data", "data/derivatives/pinpoint", null)]
    [InlineData("data", "data/derivatives/group/pinpoint", null)]
    [InlineData("data", "data-out", null)]
    [InlineData("data", "data", "is the data set itself")]
    [InlineData("data", "data/../data", "is the data set itself")]
    [InlineData("data", "link", "is the data set itself")]
    [InlineData("data", "data/derivatives", "only derivatives/NAME")]
    [InlineData("data", "data/out", "only derivatives/NAME")]
    [InlineData("data", "link/sub-01", "only derivatives/NAME")]
    [InlineData("data", ".", "holds the data set")]
    public void The_output_lies_beside_the_data_set_or_in_its_derivatives(string bids, string output, string? problem)
    {
        using var folder = new Pinpoint.Testing.TemporaryFolder();
        Directory.CreateDirectory(folder.File("data", "derivatives"));
        Directory.CreateSymbolicLink(folder.File("link"), folder.File("data"));
        void Check() => BidsFolders.Check(folder.File(bids), folder.File(output));
        if (problem is null)
        {
            Check();
        }
        else
        {
            Should.Throw<UsageException>(Check).Message.ShouldContain(problem);
        }
    }

    [Fact]
    public void A_link_leads_from_the_derivative_to_the_data_set()
    {
        using var folder = new Pinpoint.Testing.TemporaryFolder();
        Directory.CreateDirectory(folder.File("data"));
        BidsFolders.LinkOf(folder.File("data"), folder.File("data", "derivatives", "pinpoint")).ShouldBe("../..");
        new Uri(BidsFolders.LinkOf(folder.File("data"), folder.File("out"))).LocalPath.ShouldBe(folder.File("data"));
    }

    [Theory]
    [InlineData("", "", "all")]
    [InlineData("02 sub-01 01", "", "sub-01_sub-02")]
    [InlineData("01", "ses-b a", "sub-01_ses-a_ses-b")]
    public void A_piece_is_named_for_those_whom_it_is_about(string participants, string sessions, string name) =>
        BidsParts.NameOf(Request(participants, sessions)).ShouldBe(name);

    [Fact]
    public void A_piece_of_many_or_of_odd_labels_has_a_short_name_of_its_own()
    {
        string many = BidsParts.NameOf(Request(string.Join(' ', Enumerable.Range(1, 100)), ""));
        many.ShouldStartWith("participants-");
        many.Length.ShouldBeLessThan(40);
        BidsParts.NameOf(Request(string.Join(' ', Enumerable.Range(1, 101)), "")).ShouldNotBe(many, StringComparer.Ordinal);
        BidsParts.NameOf(Request("01", "../x")).ShouldStartWith("participants-");
    }

    [Fact]
    public void A_table_has_no_empty_cell_no_tab_in_a_cell_and_says_what_its_columns_are()
    {
        using var folder = new Pinpoint.Testing.TemporaryFolder();
        string file = folder.File("group_x.tsv");
        BidsTable.Write(
            file,
            [
                new BidsColumn<string>("a", "As it is", text => text) { Levels = [("x", "an x")] },
                new BidsColumn<string>("b", "Nothing", _ => null) { Units = "mm" },
            ],
            ["x", "", "tab\there\nand there"]);
        File.ReadAllText(file).ShouldBe("a\tb\nx\tn/a\nn/a\tn/a\ntab here and there\tn/a\n");
        File.ReadAllText(folder.File("group_x.json")).ReplaceLineEndings("\n").ShouldBe(
            """
            {
              "a": {
                "Description": "As it is",
                "Levels": {
                  "x": "an x"
                }
              },
              "b": {
                "Description": "Nothing",
                "Units": "mm"
              }
            }

            """.ReplaceLineEndings("\n"));
    }

    private static BidsRequest Request(string participants, string sessions) => new("data", "out", "")
    {
        Participants = participants.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Sessions = sessions.Split(' ', StringSplitOptions.RemoveEmptyEntries),
    };
}
