namespace Pinpoint.Networks;

/// <summary>The value types of safetensors that are read and written here.</summary>
public enum TensorType
{
    /// <summary>IEEE binary32.</summary>
    F32,

    /// <summary>IEEE binary64.</summary>
    F64,

    /// <summary>IEEE binary16.</summary>
    F16,

    /// <summary>Signed 64-bit integers.</summary>
    I64,

    /// <summary>Unsigned bytes.</summary>
    U8,
}
