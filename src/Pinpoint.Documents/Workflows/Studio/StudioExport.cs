using System.IO.Compression;
using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>The landmarks of a project's labelled scans, to be taken away.</summary>
internal static class StudioExport
{
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
