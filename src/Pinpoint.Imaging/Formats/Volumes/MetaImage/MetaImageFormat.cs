namespace Pinpoint.Imaging;

/// <summary>MetaImage.</summary>
internal sealed class MetaImageFormat : IVolumeFormat
{
    public string Name => "MetaImage";

    public IReadOnlyList<string> Endings { get; } = [".mha", ".mhd"];

    public IReadOnlyList<string> PartEndings { get; } = [];

    public IReadOnlyList<string> StreamEndings { get; } = [".mha"];

    public VolumeWriter? Writer { get; } = (path, volume, options) => MetaImageWriter.Write(path, volume, options.Compress);

    public bool Recognises(FileHead head) => !head.Compressed && MetaImageReader.Recognises(head.Bytes);

    public string? OpenerOf(string path) => null;

    public IReadOnlyList<VolumePlan> PlanFile(string path, FileHead head, VolumeReadOptions options) =>
        [MetaImageReader.Plan(path, MetaImageFields.Read(path))];

    public IReadOnlyList<VolumePlan> PlanStream(ReplayStream stream, string name, FileHead head, VolumeReadOptions options)
    {
        MetaImageFields fields = MetaImageFields.Read(stream, name);
        return MetaImageReader.IsLocal(fields)
            ? [MetaImageReader.Plan(name, fields).WithoutTail(name)]
            : throw VolumeFormats.NeedsOther(name, "ElementDataFile");
    }

    public IReadOnlyList<VolumePlan> PlanFolder(string folder, VolumeReadOptions options) => [];
}
