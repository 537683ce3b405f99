namespace Pinpoint.Imaging;

/// <summary>DICOM: a file, a folder of files, a DICOMDIR, or a zip archive of files. Read only.</summary>
internal sealed class DicomFormat : IVolumeFormat
{
    private const string MediaStorageDirectory = "1.2.840.10008.1.3.10";
    private static readonly string[] Names = [".dcm", ".dicom", ".zip"];

    /// <inheritdoc/>
    public string Name => "DICOM";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings => Names;

    /// <inheritdoc/>
    public IReadOnlyList<string> PartEndings { get; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<string> StreamEndings { get; } = [".dcm", ".zip"];

    /// <inheritdoc/>
    public VolumeWriter? Writer => null;

    /// <summary>Whether a name ends like that of a DICOM file or archive.</summary>
    public static bool HasName(string path) => Names.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public bool Recognises(FileHead head) => !head.Compressed && (DicomParser.Recognises(head.Bytes) || DicomSources.IsZip(head.Bytes));

    /// <inheritdoc/>
    public string? OpenerOf(string path) => null;

    /// <inheritdoc/>
    public IReadOnlyList<VolumePlan> PlanFile(string path, FileHead head, VolumeReadOptions options)
    {
        if (DicomSources.IsZip(head.Bytes))
        {
            using FileStream stream = VolumeStream.Open(path);
            return PlanZip(path, ReadAll(stream, path, _ => { }), options.Cancellation);
        }

        DicomFile file = DicomParser.Parse(new DicomDiskFile(path));
        bool isDirectory = file.Meta.Text(DicomTags.MediaStorageSopClassUid) == MediaStorageDirectory;
        return Plan(path, isDirectory ? DicomSources.InDirectory(file) : [file]);
    }

    /// <inheritdoc/>
    public IReadOnlyList<VolumePlan> PlanStream(ReplayStream stream, string name, FileHead head, VolumeReadOptions options)
    {
        stream.Position = 0;
        stream.StopRecording();
        byte[] bytes = ReadAll(stream, name, options.BeforeBytes ?? (_ => { }));
        return DicomSources.IsZip(head.Bytes) ? PlanZip(name, bytes, options.Cancellation) : Plan(name, [DicomParser.Parse(new DicomBytes(name, bytes))]);
    }

    /// <inheritdoc/>
    public IReadOnlyList<VolumePlan> PlanFolder(string folder, VolumeReadOptions options) =>
        DicomSources.InFolder(folder) is { Count: > 0 } files ? Plan(folder, files) : [];

    private static VolumePlan[] PlanZip(string name, byte[] bytes, CancellationToken cancellation) =>
        DicomSources.InZip(name, bytes, cancellation) is { Count: > 0 } files
            ? [.. Plan(name, files).Select(plan => plan with { Header = plan.Header with { FileEnding = ".zip" } })]
            : throw new BadInputException(name, null, "the zip archive holds no DICOM files; unpack it and give the scan in it");

    /// <summary>The volumes that files make.</summary>
    /// <param name="name">What they are called together, for messages.</param>
    /// <param name="files">The files.</param>
    /// <exception cref="BadInputException">They make none.</exception>
    internal static VolumePlan[] Plan(string name, IReadOnlyList<DicomFile> files)
    {
        IReadOnlyList<DicomStack> stacks = FrameStacks.Of(files);
        if (stacks.Count == 0)
        {
            string kind = files.Select(file => file.DataSet.Text(DicomTags.Modality)).FirstOrDefault(modality => modality is not null) ?? "no modality";
            throw new BadInputException(name, null, $"is DICOM without pictures ({Excerpt.Of(kind)}); give the series of the scan");
        }

        var plans = new List<VolumePlan>();
        BadInputException? first = null;
        foreach (DicomStack stack in stacks)
        {
            try
            {
                plans.Add(StackPlan.Of(stack, name));
            }
            catch (BadInputException exception)
            {
                // A screen shot in colour beside a scan is no reason to refuse the scan.
                first ??= exception;
            }
        }

        return plans.Count > 0 ? WithDefault(name, Distinct(plans)) : throw first!;
    }

    // Two series of one number and description are told apart by their UIDs.
    private static List<VolumePlan> Distinct(List<VolumePlan> plans) =>
    [
        .. plans.Select(plan => plans.Count(other => string.Equals(other.Label, plan.Label, StringComparison.Ordinal)) == 1
            ? plan
            : plan.WithLabel($"{plan.Label} ({plan.Header.Series!.SeriesUid ?? "no UID"})")),
    ];

    // The rule: the volume with the most slices, of those the one with the most voxels, of those the first; the others are named.
    private static VolumePlan[] WithDefault(string name, List<VolumePlan> plans)
    {
        VolumePlan chosen = plans.OrderByDescending(plan => plan.Header.Size.Z).ThenByDescending(plan => plan.Header.Size.Voxels).First();
        if (plans.Count == 1)
        {
            return [chosen with { IsDefault = true }];
        }

        string warning = Invariant($"{name}: holds {plans.Count} volumes; '{chosen.Label}' is taken, which has the most slices; choose another by --series: ") +
            string.Join(", ", plans.Where(plan => plan != chosen).Select(plan => $"'{plan.Label}'"));
        return
        [
            .. plans.Select(plan => plan == chosen
                ? plan with { IsDefault = true, DefaultWarning = warning }
                : plan),
        ];
    }

    private static byte[] ReadAll(Stream stream, string name, Action<long> beforeBytes)
    {
        using var input = new DicomInput(stream, name);
        return input.ReadToEnd(beforeBytes);
    }
}
