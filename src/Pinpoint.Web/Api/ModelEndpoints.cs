using Microsoft.AspNetCore.Http.HttpResults;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Web.Models;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Api;

/// <summary>The models' cards, and what corrected landmarks of a model say of planes and measurements.</summary>
internal sealed class ModelEndpoints(ModelCatalog catalog)
{
    public Ok<ModelsDocument> List() => TypedResults.Ok(new ModelsDocument([.. catalog.Models.Select(CardOf)]));

    public Ok<ModelDocument> Show(string model) => TypedResults.Ok(CardOf(Find(catalog, model)));

    public async Task<Ok<AnatomyDocument>> Anatomy(string model, HttpContext context)
    {
        ServedModel served = Find(catalog, model);
        LandmarkSet landmarks = LandmarkItem.ToSet((await WebJson.ReadAsync<LandmarksBody>(context.Request.Body, context.RequestAborted)).Landmarks);
        return served.Predictor.ReadAnatomy(landmarks) is { } anatomy
            ? TypedResults.Ok(new AnatomyDocument(AnatomyItem.Of(anatomy)))
            : throw new RequestRefusedException(StatusCodes.Status404NotFound, "the landmarks of this model have no definitions of planes or measurements");
    }

    /// <summary>The model of that name.</summary>
    /// <exception cref="RequestRefusedException">There is none.</exception>
    internal static ServedModel Find(ModelCatalog catalog, string model) => catalog.Find(model)
        ?? throw new RequestRefusedException(StatusCodes.Status404NotFound, "there is no model of that name; /api/v1/models lists them");

    private static ModelDocument CardOf(ServedModel served) => ModelDocument.Card(served.Id, served.Model, served.CardText);
}
