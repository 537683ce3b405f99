namespace Pinpoint.Research.Experiments;

/// <summary>A table of the paper as we measured it.</summary>
/// <param name="Name">Its name in files: table1 or table2.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="ByLandmark">Whether all rows find every landmark, so that the errors can be told by landmark.</param>
internal sealed record TableResult(string Name, IReadOnlyList<RowResult> Rows, bool ByLandmark)
{
    /// <summary>The whole table in Markdown.</summary>
    public string ToMarkdown()
    {
        string text = TableText.Markdown(TableText.Head, Rows.Select(TableText.Cells));
        return ByLandmark
            ? text + "\n" + TableText.Markdown(TableText.LandmarkHead(Rows), PaperModels.Landmarks.Select((_, i) => TableText.LandmarkCells(Rows, i)))
            : text;
    }

    /// <summary>Writes the table as Markdown and as CSV.</summary>
    /// <returns>The files.</returns>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public IReadOnlyList<string> Write(ExperimentFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string[] files = [folder.Table(Name, ".md"), folder.Table(Name, ".csv")];
        AtomicFile.WriteText(files[0], ToMarkdown());
        AtomicFile.WriteText(files[1], TableText.Csv(Rows));
        return files;
    }
}
