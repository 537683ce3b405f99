using Pinpoint.Checks;
using Pinpoint.Documents;
using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>What the data doctor says of a project's labelled scans.</summary>
internal static class StudioFindings
{
    /// <summary>Examines them.</summary>
    /// <exception cref="BadInputException">Nothing is labelled yet.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static CheckDocument Of(StudioProject project, CancellationToken cancellationToken)
    {
        ProjectFolder folder = project.Folder;
        if (project.LabelledCases.Count == 0)
        {
            throw new BadInputException("no scan is labelled yet; label some first");
        }

        var found = CheckDocument.Of(DatasetDoctor.Examine(Dataset.Open(folder.Root), null, null, cancellationToken));
        return found with
        {
            Dataset = folder.Name,
            Findings =
            [
                .. found.Findings.Select(item => item with
                {
                    File = item.File is { } file ? folder.Plain(file) : null,
                    Message = folder.Plain(item.Message),
                }),
            ],
        };
    }
}
