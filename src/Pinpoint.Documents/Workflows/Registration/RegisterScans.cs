using Pinpoint.Documents;
using Pinpoint.Registration;

namespace Pinpoint.Workflows;

/// <summary>
/// Brings a scan onto another by the landmarks of both: the transform for ITK and transformix, the scan on the other's grid, residuals and a checkerboard.
/// </summary>
public static class RegisterScans
{
    /// <summary>Runs it.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives it up; what was written until then stays.</param>
    /// <exception cref="UsageException">A file is in the way, or the options contradict each other; nothing was written.</exception>
    /// <exception cref="BadInputException">The landmarks define no such transform; nothing was written.</exception>
    /// <exception cref="ResourceException">The folder cannot be written, the disk is full, or the scan does not fit into memory.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static RegisterScansOutcome Run(RegisterScansRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        bool hasScans = request is { Moving.Voxels: not null, Fixed.Voxels: not null };
        var files = new RegistrationFiles(request.OutputFolder, hasScans);
        if (!request.Overwrite)
        {
            KeptFiles.Refuse(files.All);
        }

        RegistrationResult result = BadInputException.About(
            $"{request.Moving.Name} onto {request.Fixed.Name}",
            () => LandmarkRegistration.Register(request.Moving.Landmarks, request.Fixed.Landmarks, request.Options));
        cancellationToken.ThrowIfCancellationRequested();
        DisplacementField? field = files.Write(result, request.Moving.Voxels, request.Fixed.Voxels, cancellationToken);
        var document = RegistrationDocument.Of(
            request.Moving.Name, request.Fixed.Name, result, field, files.All, [.. request.Warnings, .. result.Warnings]);
        DocumentFile.Write(files.Summary, document);
        return new RegisterScansOutcome(result, files.All, document);
    }
}
