namespace Pinpoint.Documents;

/// <summary>What went wrong with a request, in the form of RFC 9457, whose keys are these.</summary>
/// <param name="Type">The kind of problem; always <c>about:blank</c>, for the status says it.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong and what to do about it, in one line.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail);
