namespace Pinpoint.Benchmarks;

/// <summary>Where the time goes, by layer and by stage.</summary>
internal static class StageRun
{
    public static void Print()
    {
        MachineFacts machine = MachineFacts.MeasureAndPrint();
        PredictionShares.Print(threads: 1);
        PredictionShares.Print(threads: 2);
        foreach (int batch in new[] { 1, 6, 64 })
        {
            LayerShares.PrintForward(machine, landmarks: 10, batch, threads: 1);
        }

        LayerShares.PrintForward(machine, landmarks: 10, batch: 6, threads: 2);
        LayerShares.PrintForward(machine, landmarks: 1, batch: 19, threads: 1);
        LayerShares.PrintTraining(machine, landmarks: 10, batch: 64, threads: 2);
    }
}
