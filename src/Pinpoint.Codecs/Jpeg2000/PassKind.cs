namespace Pinpoint.Codecs;

/// <summary>The coding passes of a bit-plane, in their order (D.3).</summary>
internal enum PassKind
{
    Significance,
    Refinement,
    Cleanup,
}
