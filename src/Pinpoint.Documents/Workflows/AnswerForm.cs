using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>A way to write answers, besides the formats of landmark files.</summary>
/// <param name="Ending">How the files' names end, with the dot.</param>
/// <param name="Write">Writes an answer to a file, whole or not at all: the file, the scan, as it was opened, and the answer.</param>
internal sealed record AnswerForm(string Ending, Action<string, NamedScan, Scan, ScanPrediction> Write);
