namespace Pinpoint.Workflows;

/// <summary>Somebody has saved other landmarks of the case meanwhile; nothing was written.</summary>
/// <param name="message">What is wrong and what to do about it.</param>
/// <param name="version">The version that stands there; null for none.</param>
internal sealed class LabelsConflictException(string message, string? version) : Exception(message)
{
    /// <summary>The version that stands there; null for none.</summary>
    public string? Version { get; } = version;
}
