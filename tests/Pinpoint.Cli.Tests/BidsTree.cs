using System.IO.Compression;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests;

/// <summary>
/// A BIDS data set of phantoms as fMRIPrep and autoafids know them: sessions, runs, two kinds of images, one who has no image of the anatomy, one whose content
/// was not fetched, the derivatives of another program.
/// </summary>
internal sealed class BidsTree : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BidsTree(TinyHeads heads)
    {
        Text(
            "dataset_description.json",
            """{"Name": "Phantoms", "BIDSVersion": "1.9.0", "DatasetType": "raw", "DatasetDOI": "doi:10.5072/phantoms", "License": "CC0"}""");
        Text("participants.tsv", "participant_id\tage\nsub-01\t21\nsub-02\t22\nsub-03\t23\nsub-04\t24\n");
        Text("README", string.Concat(Enumerable.Repeat("Phantoms, made to try the reading of BIDS data sets.\n", 5)));
        Image(heads.Scan(10), "sub-01/ses-pre/anat/sub-01_ses-pre_run-1_T1w.nii.gz");
        Image(heads.Scan(11), "sub-01/ses-pre/anat/sub-01_ses-pre_run-2_T1w.nii");
        Image(heads.Scan(12), "sub-01/ses-post/anat/sub-01_ses-post_T1w.nii.gz");
        Image(heads.Scan(12), "sub-01/ses-post/anat/sub-01_ses-post_T2w.nii.gz");
        Image(heads.Scan(9), "sub-02/ses-pre/anat/sub-02_ses-pre_T1w.nii.gz");
        Image(heads.Scan(9), "sub-02/ses-pre/anat/sub-02_ses-pre_mod-T1w_defacemask.nii.gz");
        Image(heads.Scan(9), "sub-03/ses-pre/dwi/sub-03_ses-pre_sbref.nii.gz");
        Link("sub-04/ses-pre/anat/sub-04_ses-pre_T1w.nii.gz", "../../../.git/annex/objects/W0/9K/MD5E-s1--aa.nii.gz");
        Image(heads.Scan(9), "derivatives/fmriprep/sub-01/anat/sub-01_desc-preproc_T1w.nii.gz");
    }

    /// <summary>The data set.</summary>
    public string Root => _folder.File("data");

    /// <summary>A folder beside it, which is not there yet.</summary>
    public string Out => _folder.File("out");

    public string File(string place) => _folder.File(["data", .. place.Split('/')]);

    public string Answer(string place) => Path.Combine([Out, .. place.Split('/')]);

    public void Text(string place, string text) => System.IO.File.WriteAllText(Made(place), text);

    public void Image(string scan, string place)
    {
        if (place.EndsWith(".gz", StringComparison.Ordinal))
        {
            System.IO.File.Copy(scan, Made(place), overwrite: true);
            return;
        }

        using var packed = new GZipStream(System.IO.File.OpenRead(scan), CompressionMode.Decompress);
        using FileStream file = System.IO.File.Create(Made(place));
        packed.CopyTo(file);
    }

    public void Link(string place, string target) => System.IO.File.CreateSymbolicLink(Made(place), target);

    /// <summary>Names and times of everything in the data set: what nobody wrote to stays the same.</summary>
    public string[] State() =>
        [.. Directory.EnumerateFileSystemEntries(Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => $"{path} {System.IO.File.GetLastWriteTimeUtc(path):O}")];

    public void Dispose() => _folder.Dispose();

    private string Made(string place)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File(place))!);
        return File(place);
    }
}
