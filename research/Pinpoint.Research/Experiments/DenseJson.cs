using System.Text.Json.Serialization;

namespace Pinpoint.Research.Experiments;

/// <summary>How the comparison becomes JSON: keys in snake case.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n", RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(DenseMeasurement))]
[JsonSerializable(typeof(DenseDocument))]
internal sealed partial class DenseJson : JsonSerializerContext;
