namespace Pinpoint.Imaging;

/// <summary>NIfTI-1 and NIfTI-2.</summary>
internal sealed class NiftiFormat : IVolumeFormat
{
    public string Name => "NIfTI";

    public IReadOnlyList<string> Endings { get; } = [".nii.gz", ".hdr.gz", ".nii", ".hdr"];

    public IReadOnlyList<string> PartEndings { get; } = [".img.gz", ".img"];

    public IReadOnlyList<string> StreamEndings { get; } = [".nii", ".nii.gz"];

    public VolumeWriter? Writer { get; } = (path, volume, _) => NiftiWriter.Write(path, volume);

    public bool Recognises(FileHead head) => NiftiHeaderParser.Recognises(head.Bytes);

    public string? OpenerOf(string path) => NiftiPair.HeaderOf(path);

    public IReadOnlyList<VolumePlan> PlanFile(string path, FileHead head, VolumeReadOptions options) =>
        [NiftiReader.Plan(path, head, NiftiHeaderParser.Parse(path, head.Bytes), options)];

    public IReadOnlyList<VolumePlan> PlanStream(ReplayStream stream, string name, FileHead head, VolumeReadOptions options)
    {
        NiftiHeader header = NiftiHeaderParser.Parse(name, head.Bytes);
        return header.Detached ? throw VolumeFormats.NeedsOther(name, "magic") : [NiftiReader.Plan(name, head, header, options)];
    }

    public IReadOnlyList<VolumePlan> PlanFolder(string folder, VolumeReadOptions options) => [];
}
