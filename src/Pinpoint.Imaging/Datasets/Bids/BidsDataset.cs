namespace Pinpoint.Imaging;

/// <summary>
/// A data set as BIDS lays it out: folders <c>sub-*</c>, in them perhaps <c>ses-*</c>, in these a folder for each kind of data. Nothing else is searched:
/// neither <c>derivatives</c> nor <c>sourcedata</c>, nor folders whose names begin with a dot.
/// </summary>
public sealed class BidsDataset
{
    private static readonly string[] Extensions = [".nii", ".nii.gz"];
    private readonly BidsIgnore _ignore;
    private readonly BidsSidecars _sidecars;

    private BidsDataset(string folder, IReadOnlyList<string> subjects, BidsIgnore ignore)
    {
        Folder = folder;
        Subjects = subjects;
        _ignore = ignore;
        _sidecars = new BidsSidecars(folder);
    }

    /// <summary>The data set's folder.</summary>
    public string Folder { get; }

    /// <summary>The labels of those who have a folder, without <c>sub-</c>, in ordinal order.</summary>
    public IReadOnlyList<string> Subjects { get; }

    /// <summary>Opens a data set.</summary>
    /// <param name="folder">The folder with the <c>sub-*</c> folders in it.</param>
    /// <exception cref="BadInputException">The folder does not exist or cannot be read, or there is nobody in it.</exception>
    public static BidsDataset Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
        {
            throw new BadInputException(folder, null, $"is no folder{InputFile.LinkFault(folder)}; give the root of a BIDS data set");
        }

        string[] subjects = [.. FoldersIn(folder).Select(Path.GetFileName).Select(name => LabelOf(name!, BidsEntity.Subject)).OfType<string>()];
        return subjects.Length > 0
            ? new BidsDataset(folder, subjects, BidsIgnore.Of(folder))
            : throw new BadInputException(folder, null, "holds no folder sub-*, so it is no BIDS data set; give the folder with the sub-* folders in it");
    }

    /// <summary>All images of one who was scanned, in ordinal order of their places; and what looks like an image and is none of this data set.</summary>
    /// <param name="subject">The label, without <c>sub-</c>.</param>
    /// <exception cref="BadInputException">A folder cannot be read.</exception>
    public (IReadOnlyList<BidsImage> Images, IReadOnlyList<BidsLeftImage> Left) ImagesOf(string subject)
    {
        string folder = Path.Combine(Folder, $"sub-{subject}");
        var images = new List<BidsImage>();
        var left = new List<BidsLeftImage>();
        foreach (string inner in FoldersIn(folder))
        {
            string name = Path.GetFileName(inner);
            string? session = LabelOf(name, BidsEntity.Session);
            foreach (string datatype in session is null ? [inner] : FoldersIn(inner))
            {
                foreach (string file in FilesIn(datatype))
                {
                    Sort(file, subject, session, images, left);
                }
            }
        }

        // One image under two extensions would be searched twice into one file.
        foreach (IGrouping<string, BidsImage> same in images.GroupBy(image => image.Place[..^image.Name.Extension.Length], StringComparer.Ordinal).ToArray())
        {
            foreach (BidsImage further in same.Skip(1))
            {
                images.Remove(further);
                left.Add(new BidsLeftImage(further.Place, $"{Path.GetFileName(same.First().File)} is there too and is taken"));
            }
        }

        return (images, left);
    }

    private void Sort(string file, string subject, string? session, List<BidsImage> images, List<BidsLeftImage> left)
    {
        string place = Path.GetRelativePath(Folder, file).Replace(Path.DirectorySeparatorChar, '/');
        string fileName = Path.GetFileName(file);
        if (fileName.StartsWith('.') || !Extensions.Any(extension => fileName.EndsWith(extension, StringComparison.Ordinal)))
        {
            return;
        }

        string? fault = BidsName.Parse(fileName) is not { } name || !Extensions.Contains(name.Extension, StringComparer.Ordinal)
            ? "its name is none of BIDS"
            : name.ValueOf(BidsEntity.Subject) != subject ? $"its name is not of sub-{subject}, in whose folder it lies"
            : name.ValueOf(BidsEntity.Session) != session
                ? $"its name is {(session is null ? "of a session, and it lies in no folder of one" : $"not of ses-{session}, in whose folder it lies")}"
            : null;
        if (fault is not null)
        {
            left.Add(new BidsLeftImage(place, fault));
        }
        else
        {
            string datatype = Path.GetFileName(Path.GetDirectoryName(file)!);
            images.Add(new BidsImage(file, place, BidsName.Parse(fileName)!, datatype) 
            {
                IsIgnored = _ignore.Matches(place),
                Sidecars = _sidecars,
            });
        }
    }

    private static string? LabelOf(string name, BidsEntity entity) =>
        name.StartsWith($"{entity.Key}-", StringComparison.Ordinal) && name[(entity.Key.Length + 1)..] is var label && BidsName.IsLabel(label) ? label : null;

    private static string[] FoldersIn(string folder) => Listed(folder, Directory.EnumerateDirectories);

    /// <summary>The files of a folder, in ordinal order; not those whose names begin with a dot.</summary>
    internal static string[] FilesIn(string folder) => Listed(folder, Directory.EnumerateFiles);

    private static string[] Listed(string folder, Func<string, IEnumerable<string>> list)
    {
        try
        {
            return [.. list(folder).Where(path => !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(folder, null, "cannot be read; check the rights to it, and fetch the data where it is a link", exception);
        }
    }
}
