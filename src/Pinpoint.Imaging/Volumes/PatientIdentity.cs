namespace Pinpoint.Imaging;

/// <summary>Who a DICOM scan is of. Asked for by name only: headers, volumes, models, logs and reports never hold it.</summary>
/// <param name="Name">Patient's Name as it is written: <c>Doe^Jane</c>; null where it is empty.</param>
/// <param name="Id">Patient ID; null where it is empty.</param>
/// <param name="BirthDate">Patient's Birth Date, <c>YYYYMMDD</c>; null where it is empty.</param>
/// <param name="Sex">Patient's Sex: M, F or O; null where it is empty.</param>
public sealed record PatientIdentity(string? Name, string? Id, string? BirthDate, string? Sex)
{
    /// <summary>Reads whom a scan is of; null where its format says nothing of it.</summary>
    /// <param name="path">The file or folder of the scan.</param>
    /// <param name="options">Which volume of it.</param>
    /// <exception cref="BadInputException">The scan cannot be read.</exception>
    public static PatientIdentity? Read(string path, VolumeReadOptions? options = null) =>
        VolumeFormats.All.Plan(path, options ?? new VolumeReadOptions()).Stack?.Data is { } data
            ? new PatientIdentity(
                data.Text(DicomTags.PatientName),
                data.Text(DicomTags.PatientId),
                data.Text(DicomTags.PatientBirthDate),
                data.Text(DicomTags.PatientSex))
            : null;
}
