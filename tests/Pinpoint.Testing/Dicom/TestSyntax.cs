namespace Pinpoint.Testing.Dicom;

/// <summary>How a file of the tests is written: written here anew, so that reader and writer do not share their mistakes.</summary>
/// <param name="Uid">The transfer syntax.</param>
public sealed record TestSyntax(string Uid)
{
    public bool Explicit { get; init; } = true;

    public bool BigEndian { get; init; }

    public bool Deflated { get; init; }

    /// <summary>Sequences and items end with delimiters in place of stating their lengths.</summary>
    public bool Undefined { get; init; }

    /// <summary>Preamble and file meta information are there.</summary>
    public bool Meta { get; init; } = true;

    public static TestSyntax ExplicitLittle { get; } = new("1.2.840.10008.1.2.1");

    public static TestSyntax ImplicitLittle { get; } = new("1.2.840.10008.1.2") { Explicit = false };

    public static TestSyntax ExplicitBig { get; } = new("1.2.840.10008.1.2.2") { BigEndian = true };

    public static TestSyntax DeflatedLittle { get; } = new("1.2.840.10008.1.2.1.99") { Deflated = true };

    public static TestSyntax Encapsulated(string uid) => new(uid);
}
