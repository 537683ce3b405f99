using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class BidsFilterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("anat", "sub-01_T1w.nii.gz", true)]
    [InlineData("anat", "sub-01_ct.nii", true)]
    [InlineData("anat", "sub-01_UNIT1.nii.gz", true)]
    [InlineData("anat", "sub-01_part-mag_T2starw.nii.gz", true)]
    [InlineData("anat", "sub-01_part-phase_T2starw.nii.gz", false)]
    [InlineData("anat", "sub-01_mod-T1w_defacemask.nii.gz", false)]
    [InlineData("func", "sub-01_task-rest_sbref.nii.gz", false)]
    public void Without_a_filter_every_image_of_the_anatomy_is_taken(string datatype, string name, bool taken) =>
        BidsFilter.Standard.Takes(Image(datatype, name)).ShouldBe(taken);

    [Theory]
    [InlineData("""{"t1w": {}}""", "sub-01_T1w.nii.gz", true)]
    [InlineData("""{"t1w": {}}""", "sub-01_T2w.nii.gz", false)]
    [InlineData("""{"t1w": {}, "t2w": {}}""", "sub-01_T2w.nii.gz", true)]
    [InlineData("""{"t1w": {"suffix": "UNIT1"}}""", "sub-01_UNIT1.nii.gz", true)]
    [InlineData("""{"t1w": {"suffix": "UNIT1"}}""", "sub-01_T1w.nii.gz", false)]
    [InlineData("""{"x": {"suffix": ["ct", "T1w"]}}""", "sub-01_ct.nii.gz", true)]
    [InlineData("""{"x": {"suffix": ["ct", "T1w"]}}""", "sub-01_T2w.nii.gz", false)]
    [InlineData("""{"t1w": {"session": "pre"}}""", "sub-01_ses-pre_T1w.nii.gz", true)]
    [InlineData("""{"t1w": {"session": "ses-pre"}}""", "sub-01_ses-pre_T1w.nii.gz", true)]
    [InlineData("""{"t1w": {"ses": ["a", "pre"]}}""", "sub-01_ses-pre_T1w.nii.gz", true)]
    [InlineData("""{"t1w": {"session": "pre"}}""", "sub-01_ses-post_T1w.nii.gz", false)]
    [InlineData("""{"t1w": {"session": null}}""", "sub-01_T1w.nii.gz", true)]
    [InlineData("""{"t1w": {"session": null}}""", "sub-01_ses-pre_T1w.nii.gz", false)]
    [InlineData("""{"t1w": {"session": [null, "pre"]}}""", "sub-01_T1w.nii.gz", true)]
    [InlineData("""{"t1w": {"session": "*"}}""", "sub-01_ses-pre_T1w.nii.gz", true)]
    [InlineData("""{"t1w": {"session": "*"}}""", "sub-01_T1w.nii.gz", false)]
    [InlineData("""{"t1w": {"run": 1}}""", "sub-01_run-01_T1w.nii.gz", true)]
    [InlineData("""{"t1w": {"run": "02"}}""", "sub-01_run-2_T1w.nii.gz", true)]
    [InlineData("""{"t1w": {"run": 1}}""", "sub-01_run-11_T1w.nii.gz", false)]
    [InlineData("""{"t1w": {"acquisition": "01"}}""", "sub-01_acq-1_T1w.nii.gz", false)]
    [InlineData("""{"t1w": {"extension": "nii"}}""", "sub-01_T1w.nii", true)]
    [InlineData("""{"t1w": {"extension": ".nii"}}""", "sub-01_T1w.nii.gz", false)]
    [InlineData("""{"t1w": {"part": "phase"}}""", "sub-01_part-phase_T1w.nii.gz", true)]
    [InlineData("""{"t1w": {"acquisition": "^MP", "regex_search": true}}""", "sub-01_acq-mprage_T1w.nii.gz", true)]
    [InlineData("""{"t1w": {"acquisition": "^P", "regex_search": true}}""", "sub-01_acq-mprage_T1w.nii.gz", false)]
    [InlineData("""{"bold": {"task": "rest"}, "t1w": {}}""", "sub-01_T1w.nii.gz", true)]
    public void A_filter_takes_what_it_asks_for(string filter, string name, bool taken) => Read(filter).Takes(Image("anat", name)).ShouldBe(taken);

    [Fact]
    public void Queries_for_other_kinds_of_images_are_passed_over_and_told() =>
        Read("""{"bold": {"task": "rest"}, "fmap": {}, "t1w": {}}""").PassedOver.ShouldBe(["bold", "fmap"]);

    [Fact]
    public void What_a_data_set_hides_is_taken_only_where_it_is_asked_for_by_what_it_is()
    {
        BidsImage hidden = Image("anat", "sub-01_ct.nii.gz") with { IsIgnored = true };
        BidsFilter.Standard.Takes(hidden).ShouldBeFalse();
        Read("""{"x": {"subject": "01"}}""").Takes(hidden).ShouldBeFalse();
        Read("""{"x": {"suffix": "ct"}}""").Takes(hidden).ShouldBeTrue();
    }

    [Theory]
    [InlineData("[]", "is no filter")]
    [InlineData("""{"t1w": 3}""", "is no filter")]
    [InlineData("""{"t1w": null}""", "is no filter")]
    [InlineData("""{"bold": {}}""", "asks for no image of anatomy")]
    [InlineData("{}", "asks for no image of anatomy")]
    [InlineData("""{"t1w": {"sesion": "a"}}""", "'t1w': 'sesion' is no entity of BIDS; did you mean session?")]
    [InlineData("""{"t1w": {"session": {"a": 1}}}""", "'t1w': 'session' must be a text")]
    [InlineData("""{"t1w": {"session": "(", "regex_search": true}}""", "no regular expression")]
    [InlineData("""{"t1w": {"session": """, "is not valid JSON")]
    public void A_filter_that_means_nothing_is_told_in_one_line(string filter, string problem) =>
        Should.Throw<BadInputException>(() => Read(filter)).Message.ShouldContain(problem);

    private static BidsImage Image(string datatype, string name) => new("/data/" + name, $"sub-01/{datatype}/{name}", BidsName.Parse(name)!, datatype);

    private BidsFilter Read(string text)
    {
        string file = _folder.File("filter.json");
        File.WriteAllText(file, text);
        return BidsFilter.Read(file);
    }
}
