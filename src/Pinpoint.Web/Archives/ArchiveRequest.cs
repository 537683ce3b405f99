using Pinpoint.Web.Models;

namespace Pinpoint.Web.Archives;

/// <summary>A scan of the archive to be predicted.</summary>
/// <param name="Model">The model.</param>
/// <param name="Study">The study.</param>
/// <param name="Series">The series' UID, number or description; null for the one with the most slices.</param>
/// <param name="Store">Whether the report is stored.</param>
/// <param name="Force">Whether a further report is stored where there is one.</param>
internal sealed record ArchiveRequest(ServedModel Model, string Study, string? Series, bool Store, bool Force);
