using System.Text.Json.Serialization;

namespace Pinpoint.Export;

/// <summary>How what an exported search needs besides its networks becomes JSON, as the entries of a model file's metadata do.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ExportedSpace))]
[JsonSerializable(typeof(ExportedRefinement))]
internal sealed partial class ExportContext : JsonSerializerContext;
