using Pinpoint.Models;
using Pinpoint.Workflows;

namespace Pinpoint.Web.Models;

/// <summary>A model that is offered.</summary>
/// <param name="Id">Its name in addresses: letters, digits, points, dashes and underscores.</param>
/// <param name="CardText">The Markdown text of the card beside the model's file, where there is one.</param>
/// <param name="Predictor">The model at work.</param>
internal sealed record ServedModel(string Id, string? CardText, Predictor Predictor)
{
    /// <summary>What reports say of the model; null where the server stores none.</summary>
    public AnswerFacts? Facts { get; init; }

    /// <summary>The model.</summary>
    public LandmarkModel Model => Predictor.Model;
}
