namespace Pinpoint.Imaging;

/// <summary>NRRD.</summary>
internal sealed class NrrdFormat : IVolumeFormat
{
    public string Name => "NRRD";

    public IReadOnlyList<string> Endings { get; } = [".nrrd", ".nhdr"];

    public IReadOnlyList<string> PartEndings { get; } = [];

    public IReadOnlyList<string> StreamEndings { get; } = [".nrrd"];

    public VolumeWriter? Writer { get; } = (path, volume, options) => NrrdWriter.Write(path, volume, options);

    public bool Recognises(FileHead head) => !head.Compressed && head.Bytes.AsSpan().StartsWith("NRRD"u8);

    public string? OpenerOf(string path) => null;

    public IReadOnlyList<VolumePlan> PlanFile(string path, FileHead head, VolumeReadOptions options) => [NrrdReader.Plan(path, NrrdFields.Read(path), options)];

    public IReadOnlyList<VolumePlan> PlanStream(ReplayStream stream, string name, FileHead head, VolumeReadOptions options)
    {
        NrrdFields fields = NrrdFields.Read(stream, name);
        return fields.Find("data file") is null
            ? [NrrdReader.Plan(name, fields, options).WithoutTail(name)]
            : throw VolumeFormats.NeedsOther(name, "data file");
    }

    public IReadOnlyList<VolumePlan> PlanFolder(string folder, VolumeReadOptions options) => [];
}
