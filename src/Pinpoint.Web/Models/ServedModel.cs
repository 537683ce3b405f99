using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Web.Models;

/// <summary>A model that is offered.</summary>
/// <param name="Id">Its name in addresses: letters, digits, points, dashes and underscores.</param>
/// <param name="Model">The model.</param>
/// <param name="CardText">The Markdown text of the card beside the model's file, where there is one.</param>
/// <param name="Localizers">What searches with it.</param>
internal sealed record ServedModel(string Id, LandmarkModel Model, string? CardText, LocalizerPool Localizers);
