using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Web.Corrections;
using Pinpoint.Web.Predictions;
using Pinpoint.Workflows;

namespace Pinpoint.Web.Studio;

/// <summary>The project that a server has open, and the way of scans into it.</summary>
internal sealed class StudioSite(StudioProject project, StudioTraining training, MemoryBudget memory)
{
    private const string Unwritable = "the server cannot write to the project's folder: the disk is full or it lacks the right; tell whoever runs it";
    private readonly ScanShelf _scans = new(project.Folder.Volumes, memory);
    private readonly Lock _placing = new();

    public StudioProject Project { get; } = project;

    public StudioProposals Proposals { get; } = new(project);

    public StudioRaters Raters { get; } = new(project);

    public StudioTraining Training { get; } = training;

    /// <summary>Takes a scan into the project; one that is there already stays what it is.</summary>
    /// <param name="name">The scan's name as the client gave it.</param>
    /// <param name="scan">The scan's file.</param>
    /// <param name="cancellationToken">Ends the reading of the scan.</param>
    /// <exception cref="BadInputException">The scan is none, is damaged, or has several frames.</exception>
    /// <exception cref="RequestRefusedException">The scan is too large, or the folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    public StudioScanDocument Add(string name, Stream scan, CancellationToken cancellationToken) => Written(() =>
    {
        using ReceivedScan received = _scans.Receive(name, scan, cancellationToken);
        lock (_placing)
        {
            if (_scans.FindSame(received.Content) is { } same)
            {
                return new StudioScanDocument(VolumeFile.StemOf(same), true);
            }

            // What is left of a scan that was taken out by hand belongs to no other.
            string chosen = _scans.FreeStem(received.Stem, stem => Project.Folder.HasFilesOf(stem));
            received.MoveTo(Project.Folder.Volumes, chosen);
            return new StudioScanDocument(chosen, false);
        }
    });

    /// <summary>Does work that writes to the project's folder.</summary>
    /// <exception cref="RequestRefusedException">The folder cannot be written.</exception>
    public static T Written<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is ResourceException or IOException or UnauthorizedAccessException)
        {
            throw new RequestRefusedException(StatusCodes.Status507InsufficientStorage, Unwritable);
        }
        catch (LabelsConflictException conflict)
        {
            throw new RequestRefusedException(StatusCodes.Status412PreconditionFailed, conflict.Message) { Version = $"\"{conflict.Version}\"" };
        }
    }
}
