namespace Pinpoint.Imaging;

/// <summary>What the value of a data element is made of.</summary>
internal enum DicomValueKind
{
    /// <summary>Characters; several values stand between backslashes.</summary>
    Text,

    /// <summary>Integers from 0 up.</summary>
    UnsignedIntegers,

    /// <summary>Integers.</summary>
    SignedIntegers,

    /// <summary>Numbers of four bytes.</summary>
    Singles,

    /// <summary>Numbers of eight bytes.</summary>
    Doubles,

    /// <summary>Names of data elements.</summary>
    Tags,

    /// <summary>Bytes or words without a meaning of their own.</summary>
    Bytes,

    /// <summary>Data sets.</summary>
    Items,
}
