using System.Globalization;
using System.Text;
using Pinpoint.Imaging;
using Pinpoint.Phantoms;

namespace Pinpoint.Research.Experiments;

/// <summary>The phantoms of an experiment: fetal heads, the first 70 % to train on, as many as the paper's split gives.</summary>
internal static class PhantomSplit
{
    private const string PhantomName = "fetal-head";
    private const double TrainingShare = 0.7;

    /// <summary>How many of some phantoms are trained on.</summary>
    public static int TrainingOf(int phantoms) => (int)Math.Round(TrainingShare * phantoms, MidpointRounding.AwayFromZero);

    /// <summary>Makes the phantoms that a folder lacks; those to test with are marked <c>test</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="seed">The seed of the phantoms.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="form">Their form.</param>
    /// <param name="progress">Is told which is made.</param>
    /// <param name="cancellationToken">Stops between two.</param>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static Dataset Make(
        ExperimentFolder folder, ulong seed, int count, PhantomForm form, IProgress<ExperimentProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string[] names = PhantomDataset.Names($"{PhantomName}-{seed.ToString(CultureInfo.InvariantCulture)}", 1, count);
        int[] missing = [.. Enumerable.Range(0, names.Length).Where(i => !IsThere(folder, names[i]))];
        var kind = PhantomKind.Of(PhantomName);
        PhantomDataset.Write(
            folder.Data,
            [.. missing.Select(i => names[i])],
            place =>
            {
                progress?.Report(new ExperimentProgress($"making phantom {missing[place] + 1} of {names.Length}", null));
                return kind.Make(seed, missing[place] + 1, form);
            },
            cancellationToken);
        var manifest = new StringBuilder("case,volume,landmarks,split\n");
        for (int i = 0; i < names.Length; i++)
        {
            manifest.Append(
                CultureInfo.InvariantCulture,
                $"{names[i]},volumes/{names[i]}.nii.gz,landmarks/{names[i]}.mrk.json,{(i < TrainingOf(count) ? "train" : "test")}\n");
        }

        AtomicFile.WriteText(folder.Manifest, manifest.ToString());
        return Dataset.Open(folder.Manifest);
    }

    private static bool IsThere(ExperimentFolder folder, string name)
    {
        var (volume, landmarks) = PhantomDataset.Files(folder.Data, name);
        return File.Exists(volume) && File.Exists(landmarks);
    }
}
