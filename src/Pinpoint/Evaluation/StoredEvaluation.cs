namespace Pinpoint.Evaluation;

/// <summary>An evaluation that was read back from its file.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Folder">The folder.</param>
/// <param name="Result">Its figures.</param>
/// <param name="Provenance">Where it comes from; null where it does not say.</param>
public sealed record StoredEvaluation(string Name, string Folder, EvaluationResult Result, EvaluationProvenance? Provenance);
