using Pinpoint.Documents;
using Pinpoint.Registration;

namespace Pinpoint.Workflows;

/// <summary>A scan that was brought onto another.</summary>
/// <param name="Result">The transform and the landmarks.</param>
/// <param name="Files">The files that were written.</param>
/// <param name="Document">All this as a JSON document.</param>
public sealed record RegisterScansOutcome(RegistrationResult Result, IReadOnlyList<string> Files, RegistrationDocument Document);
