namespace Pinpoint.Codecs;

/// <summary>By what packets are sorted first, second, .. (Table A.16): layer, resolution, component, position.</summary>
internal enum ProgressionOrder
{
    LayerResolution = 0,
    ResolutionLayer = 1,
    ResolutionPosition = 2,

    /// <summary>Position, component, resolution, layer.</summary>
    PositionResolution = 3,

    /// <summary>Component, position, resolution, layer: with one component the same as the one above.</summary>
    ComponentPosition = 4,
}
