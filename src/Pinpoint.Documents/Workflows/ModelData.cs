using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Workflows;

/// <summary>Labelled scans for a model that is there already.</summary>
internal static class ModelData
{
    /// <summary>Opens a data set, its scans to be read as they were in the model's training.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="model">The model.</param>
    /// <param name="noCodes">Where NIfTI scans lie whose header does not say it, in place of what the model's plan has.</param>
    /// <exception cref="BadInputException">There is no such data set, or it is wrong.</exception>
    public static Dataset Open(string dataset, LandmarkModel model, NiftiNoCodes? noCodes) => Dataset.Open(dataset, new DatasetOptions
    {
        ReadOptions = new VolumeReadOptions { NiftiNoCodes = noCodes ?? model.Plan.NiftiNoCodes ?? default },
    });
}
