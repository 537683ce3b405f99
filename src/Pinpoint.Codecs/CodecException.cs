namespace Pinpoint.Codecs;

/// <summary>A coded frame that is damaged, of another shape than was promised, or of a kind that is not decoded.</summary>
/// <param name="message">What is wrong and, where it is known, at which byte of the code; one line without the name of the file.</param>
public sealed class CodecException(string message) : Exception(message);
