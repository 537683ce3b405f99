using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Phantoms;
using Pinpoint.Training;

namespace Pinpoint.Tests.Support;

/// <summary>A data set and a plan so small that training takes a second.</summary>
internal static class TinyTraining
{
    public static TrainingPlan Plan { get; } = Presets.Of("default", 8) with
    {
        PatchSize = 15,
        ConvolutionMaps = [8, 16],
        HiddenUnits = [24, 24],
        PatchLandmarks = 4,
        BatchSize = 8,
        Steps = 24,
        Modes = 3,
        Refinement = new RefinementPlan { PatchSize = 15, ConvolutionMaps = [8, 16], HiddenUnits = [16], BatchSize = 8, Steps = 12 },
    };

    /// <summary>Writes phantoms to the folder and opens it.</summary>
    public static Dataset Data(string folder, int cases = 8)
    {
        PhantomDataset.Write(folder, 3, 0, cases, new HeadPhantomOptions(28, 4.5));
        return Dataset.Open(folder);
    }

    public static TrainingRequest Request(Dataset data, string output) => new()
    {
        Data = data,
        OutputFolder = output,
        Plan = Plan,
        Validation = new ValidationChoice(0, [data.Cases[0].Name]),
        ValidationInterval = 10,
        Threads = 1,
    };
}
