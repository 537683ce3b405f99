using Pinpoint.Imaging;

namespace Pinpoint.Documents;

/// <summary>Whom a scan is of, where the user asked for it.</summary>
/// <param name="PatientName">The patient's name; null where it is empty.</param>
/// <param name="PatientId">The patient's identifier; null where it is empty.</param>
/// <param name="BirthDate">The date of birth, YYYYMMDD; null where it is empty.</param>
/// <param name="Sex">M, F or O; null where it is empty.</param>
public sealed record PatientItem(string? PatientName, string? PatientId, string? BirthDate, string? Sex)
{
    /// <summary>The item of an identity.</summary>
    public static PatientItem Of(PatientIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return new PatientItem(identity.Name, identity.Id, identity.BirthDate, identity.Sex);
    }
}
