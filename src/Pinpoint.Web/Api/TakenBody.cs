namespace Pinpoint.Web.Api;

/// <summary>A route's body.</summary>
/// <param name="MediaType">Its media type.</param>
/// <param name="Form">The record that it holds; null for a scan's file.</param>
internal sealed record TakenBody(string MediaType, Type? Form);
