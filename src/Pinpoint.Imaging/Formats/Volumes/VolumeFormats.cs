namespace Pinpoint.Imaging;

/// <summary>The table of the formats of volumes. A new one is a folder beside this file and a row in <see cref="All"/>.</summary>
/// <param name="rows">The formats, in the order in which they are asked.</param>
internal sealed class VolumeFormats(IReadOnlyList<IVolumeFormat> rows)
{
    /// <summary>Every format.</summary>
    public static VolumeFormats All { get; } = new([new NiftiFormat(), new MetaImageFormat(), new NrrdFormat(), new DicomFormat()]);

    /// <summary>The endings of files that open a volume, longer ones before those that they end with.</summary>
    public IReadOnlyList<string> Endings { get; } = [.. rows.SelectMany(row => row.Endings).OrderByDescending(ending => ending.Length)];

    /// <summary>The endings of volumes in one file, which can be read from a stream.</summary>
    public IReadOnlyList<string> StreamEndings { get; } = [.. rows.SelectMany(row => row.StreamEndings)];

    private IReadOnlyList<string> EndingsWithParts { get; } = [.. rows.SelectMany(row => row.Endings.Concat(row.PartEndings))
        .OrderByDescending(ending => ending.Length)];

    /// <summary>The ending of a name that belongs to a volume or a part of one, in lower case, or null.</summary>
    public string? EndingOf(string path) => EndingsWithParts.FirstOrDefault(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>The writer that a name's ending states.</summary>
    /// <exception cref="UsageException">No format that is written ends like this.</exception>
    public VolumeWriter WriterOf(string path)
    {
        string? ending = EndingOf(path);
        return rows.FirstOrDefault(row => row.Endings.Concat(row.PartEndings).Any(known => string.Equals(known, ending, StringComparison.Ordinal)))?.Writer
            ?? throw new UsageException(
                $"{path}: no volume format that is written ends like this; use " +
                $"{string.Join(", ", rows.Where(row => row.Writer is not null).SelectMany(row => row.Endings))}");
    }

    /// <summary>Reads the headers of the volume that a file or a folder holds, or of the one among several that <paramref name="options"/> name.</summary>
    /// <exception cref="BadInputException">The file is missing, damaged, of no supported format, or holds several volumes and none was chosen.</exception>
    public VolumePlan Plan(string path, VolumeReadOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
        {
            return Choose(path, PlanAll(path, options), options);
        }

        if (rows.Select(row => row.OpenerOf(path)).FirstOrDefault(opener => opener is not null) is string opener)
        {
            // Voxels alone could begin like anything; the header beside them says what they are.
            return Plan(opener, options);
        }

        return Choose(path, PlanAll(path, options), options);
    }

    /// <summary>Reads the header of a volume that is one stream, which touches no disk: a header whose voxels are in another file is refused.</summary>
    /// <param name="stream">The file's bytes; it is left somewhere behind the header.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="options">How to read.</param>
    /// <exception cref="BadInputException">The stream is damaged, of no supported format, or needs a second file.</exception>
    public VolumePlan Plan(ReplayStream stream, string name, VolumeReadOptions options)
    {
        FileHead head = FileHead.Read(stream, name);
        stream.Position = 0;
        return Choose(name, RowOf(name, head, _ => null).PlanStream(stream, name, head, options), options);
    }

    /// <summary>The refusal of a stream whose voxels are in a second file.</summary>
    public static BadInputException NeedsOther(string name, string place) =>
        new(name, place, $"the voxels are in another file, which is not here; save the volume as one file: {string.Join(", ", All.StreamEndings)}");


    /// <summary>The plans of all volumes that a file or a folder holds.</summary>
    /// <exception cref="BadInputException">The file is missing, damaged, or of no supported format.</exception>
    public IReadOnlyList<VolumePlan> PlanAll(string path, VolumeReadOptions options)
    {
        if (Directory.Exists(path))
        {
            return [.. rows.SelectMany(row => row.PlanFolder(path, options))];
        }

        FileHead head = FileHead.Read(path);
        return RowOf(path, head, LandmarkFile.NameOfFormat).PlanFile(path, head, options);
    }

    /// <summary>The one of several volumes that the options name, or that is taken where they name none.</summary>
    /// <exception cref="BadInputException">There is none, or none of that name, or several.</exception>
    internal static VolumePlan Choose(string path, IReadOnlyList<VolumePlan> plans, VolumeReadOptions options)
    {
        if (plans.Count == 0)
        {
            throw new BadInputException(path, null, "this is a folder; name a volume file in it");
        }

        if (options.Volume is not string wanted)
        {
            if (plans.Count > 1 && options.Choose is { } choose)
            {
                return plans[choose([.. plans.Select(plan => plan.Header)])];
            }

            return plans.FirstOrDefault(plan => plan.IsDefault) is { } chosen ? chosen.AsDefault()
                : plans.Count == 1 ? plans[0]
                : throw new BadInputException(path, "volumes", Invariant($"there are {plans.Count}; choose one: {Labels(plans)}"));
        }

        if (plans.FirstOrDefault(plan => string.Equals(plan.Label, wanted, StringComparison.Ordinal)) is { } named)
        {
            return named;
        }

        VolumePlan[] alike = [.. plans.Where(plan => plan.Aliases.Contains(wanted, StringComparer.Ordinal))];
        return alike.Length switch
        {
            1 => alike[0],
            0 => throw new BadInputException(
                path, "volumes", $"there is no '{Excerpt.Of(wanted)}'" +
                    $"{(plans[0].Label is null ? ", only one volume without a name" : $"; choose one: {Labels(plans)}")}"),
            _ => throw new BadInputException(
                path, "volumes", Invariant($"'{Excerpt.Of(wanted)}' names {alike.Length}; choose one: {Labels(alike)}")),
        };
    }

    private static string Labels(IReadOnlyList<VolumePlan> plans) => string.Join(", ", plans.Select(plan => Excerpt.Of(plan.Label ?? "")));

    private IVolumeFormat RowOf(string path, FileHead head, Func<string, string?> landmarkFormat) =>
        rows.FirstOrDefault(row => row.Recognises(head)) ?? throw (landmarkFormat(path) is { } landmarks
            ? new BadInputException(path, null, $"is a landmark file ({landmarks}), not a volume; give the scan here")
            : new BadInputException(path, "first bytes", Explain(head)));

    // neither A, B nor C
    private string Neither => $"neither {string.Join(", ", rows.SkipLast(1).Select(row => row.Name))} nor {rows[^1].Name}";

    private string Explain(FileHead head)
    {
        ReadOnlySpan<byte> bytes = head.Bytes;
        if (head.Compressed && DicomParser.Recognises(bytes))
        {
            return "this is a DICOM file packed by gzip; unpack it, or put the series into a zip archive";
        }

        if (FileKinds.NameOf(bytes) is string kind)
        {
            return $"this is {kind}{(head.Compressed ? " (after gzip)" : "")}, {Neither}; give the scan, or convert it to one of these";
        }

        string start = Convert.ToHexString(bytes[..Math.Min(8, bytes.Length)]);
        return $"{Neither} begins with {start}{(head.Compressed ? " (after gzip)" : "")}; convert the volume to one of these";
    }
}
