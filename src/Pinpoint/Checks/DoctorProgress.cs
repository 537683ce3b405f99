namespace Pinpoint.Checks;

/// <summary>How an examination stands.</summary>
/// <param name="CasesDone">The cases read so far.</param>
/// <param name="Cases">The cases of the set.</param>
/// <param name="Case">The case that was read last.</param>
public sealed record DoctorProgress(int CasesDone, int Cases, string Case);
