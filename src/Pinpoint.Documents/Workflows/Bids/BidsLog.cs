using System.Globalization;
using System.Text;
using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Workflows;

/// <summary>
/// The log of runs over a data set, <c>logs/NAME.log</c>: what was asked for, which images were searched, which were not and why, and what became of each. A
/// run adds to what earlier ones wrote.
/// </summary>
internal sealed class BidsLog : IDisposable
{
    private readonly StreamWriter _writer;
    private readonly string _path;

    private BidsLog(StreamWriter writer, string path)
    {
        _writer = writer;
        _path = path;
    }

    /// <summary>Begins the log of a run.</summary>
    /// <exception cref="ResourceException">The folder cannot be written.</exception>
    public static BidsLog Begin(BidsRequest request, CohortPart part, BidsSelection selection, IReadOnlyList<string> remarks)
    {
        string path = Path.Combine(request.OutputFolder, "logs", part.Name + ".log");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            var log = new BidsLog(new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n", AutoFlush = true }, path);
            log.Add($"{BidsDerivative.ProgramName} {ToolVersion.Text}: {request.Command}");
            foreach (string remark in remarks)
            {
                log.Add($"warning: {remark}");
            }

            foreach (BidsLeftImage left in selection.Left)
            {
                log.Add($"left: {left.Place}: {left.Reason}");
            }

            foreach (string subject in selection.Empty)
            {
                log.Add($"left: sub-{subject}: no image to search");
            }

            return log;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(path, exception);
        }
    }

    /// <summary>Somebody who is told of each image, and writes it down before.</summary>
    public IProgress<ScanOutcome> Watch(IProgress<ScanOutcome>? next) => new Watcher(this, next);

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private static ResourceException CannotWrite(string path, Exception exception) =>
        new($"{path}: cannot be written ({AtomicFile.FirstLine(exception.Message)}); free some space or choose another folder", exception);

    private void Add(string line)
    {
        try
        {
            _writer.WriteLine(
                DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z' ", CultureInfo.InvariantCulture) + line.ReplaceLineEndings(" "));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(_path, exception);
        }
    }

    private void Add(ScanOutcome outcome)
    {
        foreach (string warning in outcome.Warnings)
        {
            Add($"warning: {warning}");
        }

        Add(outcome.Problem is { } problem ? $"failed: {problem.Message}"
            : outcome.WasDone ? $"done already: {outcome.Scan}"
            : Invariant($"done: {outcome.Scan} in {outcome.Prediction?.Seconds ?? 0:0.00} s") +
                (outcome.Prediction is { Answer.Verdict: { Rejected: true } verdict } ? $"; rejected: {verdict.Text}" : ""));
    }

    private sealed class Watcher(BidsLog log, IProgress<ScanOutcome>? next) : IProgress<ScanOutcome>
    {
        public void Report(ScanOutcome value)
        {
            log.Add(value);
            next?.Report(value);
        }
    }
}
