using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Phantoms;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;

namespace Pinpoint.Tests.Export;

/// <summary>One small model of every form that the examples of the documentation must run, each made when it is first asked for.</summary>
public sealed class ExportedModels : IDisposable
{
    private static readonly TrainingPlan Default = TinyTraining.Plan with
    {
        Steps = 500,
        Dropout = 0,
        AverageDecay = 0.9,

        // The examples end where each landmark stands on its own.
        Refinement = TinyTraining.Plan.Refinement! with { Steps = 100, Dropout = 0, AverageDecay = 0.9, ShapeWeight = 0 },
    };

    private static readonly TrainingPlan Paper = Presets.Of("paper", 8) with
    {
        InputScale = 1.0 / 128,
        PatchSize = 15,
        ConvolutionMaps = [8, 16],
        HiddenUnits = [24, 24],
        Initialization = WeightInitialization.He,
        BatchSize = 8,
        Steps = 150,
        Modes = 3,
        StopBelow = 1e-3,
    };

    private static readonly TrainingPlan OneLandmark = Presets.Of("default", 1) with
    {
        PatchSize = 15,
        ConvolutionMaps = [8, 16],
        HiddenUnits = [24],
        BatchSize = 8,
        Steps = 300,

        // A network as little trained as this one sends starts far from the landmark on ways that double every rounding error at each update.
        Updates = 3,
        Dropout = 0,
        AverageDecay = 0.9,
        Refinement = Default.Refinement,
    };

    // A light penalty, so that the shapes bend by millimetres; trained as little as this, a network behind a projection answers with shapes that bend less.
    private static readonly TrainingPlan Bent = Default with { Projection = 0, ShapePrior = "autoencoder", ShapePenalty = 1e-4 };

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, ExportedModel> _models = new(StringComparer.Ordinal);

    public void Dispose() => _folder.Dispose();

    internal ExportedModel Of(string form)
    {
        if (!_models.TryGetValue(form, out ExportedModel? model))
        {
            string folder = _folder.File(form);
            _models[form] = model = form switch
            {
                // At another spacing than the model's three grids, so that all of them are resampled.
                "default" => ExportedModel.Create(folder, Default, null, _ => Phantom(38, 3.3)),
                "autoencoder" => ExportedModel.Create(folder, Bent, null, _ => Phantom(38, 3.3)),
                "one landmark" => ExportedModel.Create(folder, OneLandmark, ["ventricle_left"], _ => Signed(Phantom(28, 4.5))),
                _ => ExportedModel.Create(folder, Paper, null, OnTheGrid),
            };
        }

        return model;
    }

    private static Volume Phantom(int size, double spacing) => HeadPhantom.Create(3, 20, new HeadPhantomOptions(size, spacing)).Volume;

    // As scanners store it: 16 bits with a sign.
    private static Volume Signed(Volume scan) =>
        Volume.Create(Array.ConvertAll(scan.Voxels<byte>().ToArray(), value => (short)((10 * value) - 1000)), scan.Size, scan.VoxelToWorld);

    private static Volume OnTheGrid(LandmarkModel model)
    {
        var grid = model.GridOf(Scan.Of(Phantom(28, 4.5)));
        return Volume.Create(grid.Intensities.ToArray(), grid.Size, Affine.FromSpacing(grid.Spacing, grid.Spacing, grid.Spacing, grid.Origin));
    }
}
