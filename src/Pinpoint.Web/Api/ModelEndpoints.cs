using Microsoft.AspNetCore.Routing;
using Pinpoint.Imaging;
using Pinpoint.Web.Models;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Api;

/// <summary>The models' cards, and what corrected landmarks of a model say of planes and measurements.</summary>
internal sealed class ModelEndpoints(ModelCatalog catalog)
{
    public Task List(HttpContext context) => WebJson.WriteAsync(context, new { models = catalog.Models.Select(ModelCard.Of) });

    public Task Show(HttpContext context) => WebJson.WriteAsync(context, ModelCard.Of(Find(catalog, context)));

    public async Task Anatomy(HttpContext context)
    {
        ServedModel model = Find(catalog, context);
        LandmarkSet landmarks = LandmarkItem.ToSet((await WebJson.ReadAsync<LandmarkItems>(context.Request.Body, context.RequestAborted)).Landmarks);
        AnatomyAnswer answer = AnatomyAnswer.Of(model.Model.LandmarkNames, landmarks)
            ?? throw new RequestRefusedException(StatusCodes.Status404NotFound, "the landmarks of this model have no definitions of planes or measurements");
        await WebJson.WriteAsync(context, answer);
    }

    /// <summary>The model that the address names.</summary>
    /// <exception cref="RequestRefusedException">There is none of that name.</exception>
    internal static ServedModel Find(ModelCatalog catalog, HttpContext context) => catalog.Find((string)context.GetRouteValue("model")!)
        ?? throw new RequestRefusedException(StatusCodes.Status404NotFound, "there is no model of that name; /api/v1/models lists them");
}
