using Pinpoint.Research.Experiments;

namespace Pinpoint.Cli.Output;

/// <summary>Runs a part of the paper's experiments and prints what came of it.</summary>
/// <param name="terminal">Where results go.</param>
/// <param name="settings">What decides the models.</param>
/// <param name="folder">The folder of the results.</param>
/// <param name="seeds">The seeds of the trainings.</param>
/// <param name="threads">Threads to work with.</param>
internal sealed class Reproduction(Terminal terminal, ExperimentSettings settings, ExperimentFolder folder, IReadOnlyList<ulong> seeds, int? threads)
{
    /// <summary>Runs a part.</summary>
    /// <param name="part">table1, table2 or figures.</param>
    public void Run(string part)
    {
        if (part == "figures")
        {
            IReadOnlyList<string> pictures = Watch(run => PaperFigures.Draw(run, folder, seeds[0], terminal.Cancellation));
            terminal.Output.WriteLine($"written: {string.Join(", ", pictures)}");
            return;
        }

        TableResult table =
            Watch(run => part == "table1"
                ? PaperTables.MeasureLosses(run, seeds, terminal.Cancellation)
                : PaperTables.MeasureLandmarks(run, seeds, terminal.Cancellation));
        IReadOnlyList<string> files = table.Write(folder);
        Print(table);
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(
            $"{settings.Phantoms - settings.TrainingPhantoms} phantoms tested, {settings.TrainingPhantoms} trained on; the paper's figures are of its own " +
            "72 ultrasound scans of patients, so only the order compares");
        terminal.Output.WriteLine($"written: {string.Join(", ", files)}");
    }

    private T Watch<T>(Func<ExperimentRun, T> work) =>
        TrainingView.Watch(terminal, view => work(new ExperimentRun(settings, folder, threads, new ExperimentRelay(terminal, view))));

    private void Print(TableResult table)
    {
        TextTable.Of(TableText.Head, 1, table.Rows.Select(TableText.Cells)).Print(terminal);
        if (table.ByLandmark)
        {
            terminal.Output.WriteLine();
            TextTable.Of(TableText.LandmarkHead(table.Rows), 1, PaperModels.Landmarks.Select((_, i) => TableText.LandmarkCells(table.Rows, i))).Print(terminal);
        }
    }
}
