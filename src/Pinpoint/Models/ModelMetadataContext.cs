using System.Text.Json.Serialization;

namespace Pinpoint.Models;

/// <summary>How the entries of a model file's metadata become JSON: keys in snake case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<string>), TypeInfoPropertyName = "Texts")]
[JsonSerializable(typeof(IReadOnlyList<int>), TypeInfoPropertyName = "Counts")]
[JsonSerializable(typeof(SearchSpaceFacts))]
[JsonSerializable(typeof(ModelProvenance))]
[JsonSerializable(typeof(Calibration))]
internal sealed partial class ModelMetadataContext : JsonSerializerContext;
