using Pinpoint.Research.Experiments;

namespace Pinpoint.Cli.Output;

/// <summary>Compares sparse with dense search and prints what came of it.</summary>
/// <param name="terminal">Where results go.</param>
/// <param name="settings">What decides the results.</param>
/// <param name="folder">The folder of the results.</param>
/// <param name="seeds">The seeds of the trainings.</param>
/// <param name="threads">Threads to train with.</param>
internal sealed class DenseReproduction(Terminal terminal, DenseSettings settings, ExperimentFolder folder, IReadOnlyList<ulong> seeds, int? threads)
{
    /// <summary>Runs the comparison.</summary>
    public void Run()
    {
        DenseDocument document = TrainingView.Watch(
            terminal, view => new DenseComparison(settings, folder, threads, new ExperimentRelay(terminal, view)).Run(seeds, terminal.Cancellation));
        IReadOnlyList<string> files = DenseFiles.Write(document, folder);
        TextTable.Of(DenseFiles.Head, 2, document.Points.Select(DenseFiles.Cells)).Print(terminal);
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(Invariant(
            $"{document.Data}: {document.TestCases} cases tested, {document.TrainingCases} trained on; landmarks {string.Join(", ", document.Landmarks)}; ") +
            Invariant($"the mean position is off by {document.MeanPositionMm:0.00} mm"));
        terminal.Output.WriteLine($"written: {string.Join(", ", files)}");
    }
}
