using System.IO.Compression;
using System.Text;
using Pinpoint.Imaging;
using Pinpoint.Registration;

namespace Pinpoint.Workflows;

/// <summary>The landmarks of a project's labelled scans, to be taken away.</summary>
internal static class StudioExport
{
    private static readonly Dictionary<string, Action<Stream, GroupShape>> ProcrustesForms = new(StringComparer.Ordinal)
    {
        ["csv"] = (stream, group) => stream.Write(Encoding.UTF8.GetBytes(ProcrustesTable.Csv(group))),
        ["tps"] = ProcrustesTable.WriteTps,
    };

    /// <summary>Procrustes coordinates of the labelled scans: each laid on their mean shape, without its place, turn and size.</summary>
    /// <param name="project">The project.</param>
    /// <param name="format"><c>csv</c> or <c>tps</c>; null for CSV.</param>
    /// <exception cref="UsageException">There is no such form.</exception>
    /// <exception cref="BadInputException">Fewer than two scans are labelled, they share too few landmarks, or a file is damaged.</exception>
    public static byte[] Procrustes(StudioProject project, string? format)
    {
        Action<Stream, GroupShape> write = ProcrustesForms.GetValueOrDefault(string.IsNullOrEmpty(format) ? "csv" : format)
            ?? throw new UsageException($"Procrustes coordinates are not written as that; choose among {string.Join(", ", ProcrustesForms.Keys)}");
        GroupShape group = GroupRegistration.Of(
            [.. project.LabelledCases.Select(item => KeyValuePair.Create(item.Name, project.Folder.Read(item, item.LandmarksPath!)))],
            TransformKind.Similarity);
        using var stream = new MemoryStream();
        write(stream, group);
        return stream.ToArray();
    }

    /// <summary>An archive with a landmark file a scan.</summary>
    /// <param name="project">The project.</param>
    /// <param name="format">The word of a format that is written; null for Slicer markups.</param>
    /// <exception cref="UsageException">There is no such format.</exception>
    /// <exception cref="BadInputException">Nothing is labelled yet, or a file is damaged.</exception>
    public static byte[] Landmarks(StudioProject project, string? format)
    {
        ILandmarkFormat chosen = string.IsNullOrEmpty(format)
            ? LandmarkFormats.Standard.Written[0]
            : LandmarkFormats.Standard.FindWritten(format) is { Writer.NeedsImages: false } found ? found
            : throw new UsageException($"no landmark format of that name is written; choose among {LandmarkFormats.Standard.WordsWithoutImages}");
        IReadOnlyList<DatasetCase> cases = project.LabelledCases;
        if (cases.Count == 0)
        {
            throw new BadInputException("no scan is labelled yet; label some first");
        }

        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (DatasetCase item in cases)
            {
                using Stream entry = archive.CreateEntry(item.Name + chosen.Writer!.Ending).Open();
                LandmarkFile.Write(
                    entry, project.Folder.Read(item, item.LandmarksPath!), new LandmarkWriteOptions { Format = chosen, CaseName = item.Name });
            }
        }

        return stream.ToArray();
    }
}
